/** What Wechaty may ask for and an AI bot cannot do, each with its reason. */
const CONSOLE = 'name, picture and code of an AI bot are set in the console'
const DIRECTORY = 'an AI bot sees user ids and nothing else of a member'
const FRIENDS = 'an AI bot has no friends: whoever may see it may write to it'
const ROOMS = 'an AI bot neither makes nor changes groups and is told nothing about them'
const TAGS = 'an AI bot has no tags'
const POSTS = 'there is no such thing in WeCom'
const RECALL = 'what an AI bot said cannot be taken back'
const READ = 'an AI bot cannot mark anything as read'
const KINDS = 'an AI bot sends and receives text, cards and files only'

export const REASONS: Readonly<Record<string, string>> = {
  contactSelfName: CONSOLE,
  contactSelfQRCode: CONSOLE,
  contactSelfSignature: CONSOLE,
  contactAlias: DIRECTORY,
  contactAvatar: DIRECTORY,
  contactPhone: DIRECTORY,
  contactCorporationRemark: DIRECTORY,
  contactDescription: DIRECTORY,
  friendshipAccept: FRIENDS,
  friendshipAdd: FRIENDS,
  friendshipSearchPhone: FRIENDS,
  friendshipSearchHandle: FRIENDS,
  friendshipRawPayload: FRIENDS,
  friendshipRawPayloadParser: FRIENDS,
  conversationReadMark: READ,
  messageContact: KINDS,
  messageMiniProgram: KINDS,
  messageUrl: KINDS,
  messageLocation: KINDS,
  messageSendContact: KINDS,
  messageSendLocation: KINDS,
  messageSendMiniProgram: KINDS,
  messageSendPost: POSTS,
  messageSendUrl: KINDS,
  messageRecall: RECALL,
  postRawPayload: POSTS,
  postRawPayloadParser: POSTS,
  postPublish: POSTS,
  postSearch: POSTS,
  tap: POSTS,
  tapSearch: POSTS,
  roomAdd: ROOMS,
  roomAvatar: ROOMS,
  roomCreate: ROOMS,
  roomDel: ROOMS,
  roomQRCode: ROOMS,
  roomQuit: ROOMS,
  roomTopic: ROOMS,
  roomAnnounce: ROOMS,
  roomInvitationAccept: ROOMS,
  roomInvitationRawPayload: ROOMS,
  roomInvitationRawPayloadParser: ROOMS,
  tagContactAdd: TAGS,
  tagContactDelete: TAGS,
  tagContactList: TAGS,
  tagContactRemove: TAGS,
}
