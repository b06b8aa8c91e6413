/** What Wechaty may ask for and a self-built app cannot do, each with its reason. */
const CONSOLE = 'name and picture of an app are set in the console'
const READ_ONLY = 'an app reads the directory and does not change it'
const FRIENDS = 'an app has no friends: whoever may see it may write to it'
const GROUPS = 'the platform has no such call for the groups of an app'
const KINDS = 'an app cannot send or receive this'
const TAGS = 'tags are kept in the console'
const POSTS = 'there is no such thing in WeCom'

export const REASONS: Readonly<Record<string, string>> = {
  contactSelfName: CONSOLE,
  contactSelfQRCode: CONSOLE,
  contactSelfSignature: CONSOLE,
  contactAlias: READ_ONLY,
  contactAvatar: 'apps made after June 2022 are not told it',
  contactPhone: READ_ONLY,
  contactCorporationRemark: READ_ONLY,
  contactDescription: READ_ONLY,
  conversationReadMark: 'an app is not told who has read what',
  friendshipAccept: FRIENDS,
  friendshipAdd: FRIENDS,
  friendshipSearchPhone: FRIENDS,
  friendshipSearchHandle: FRIENDS,
  friendshipRawPayload: FRIENDS,
  friendshipRawPayloadParser: FRIENDS,
  messageContact: KINDS,
  messageMiniProgram: KINDS,
  messageSendContact: KINDS,
  messageSendLocation: KINDS,
  messageSendMiniProgram: KINDS,
  messageSendPost: KINDS,
  roomAnnounce: GROUPS,
  roomAvatar: GROUPS,
  roomQRCode: GROUPS,
  roomQuit: GROUPS,
  roomInvitationAccept: GROUPS,
  roomInvitationRawPayload: GROUPS,
  roomInvitationRawPayloadParser: GROUPS,
  tagContactAdd: TAGS,
  tagContactDelete: TAGS,
  tagContactList: TAGS,
  tagContactRemove: TAGS,
  postPublish: POSTS,
  postRawPayload: POSTS,
  postRawPayloadParser: POSTS,
  postSearch: POSTS,
  tap: POSTS,
  tapSearch: POSTS,
}
