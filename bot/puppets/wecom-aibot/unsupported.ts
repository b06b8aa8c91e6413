/**
 * What Wechaty may ask for and an AI bot cannot do, each with its reason. A Puppet subclass that leaves methods out compiles, and
 * they are undefined at run time ("is not a function").
 */
import { Puppet } from 'wechaty-puppet'
import { UnsupportedError } from '../wecom/index.ts'

const CONSOLE = 'name, picture and code of an AI bot are set in the console'
const DIRECTORY = 'an AI bot sees user ids and nothing else of a member'
const FRIENDS = 'an AI bot has no friends: whoever may see it may write to it'
const ROOMS = 'an AI bot neither makes nor changes groups and is told nothing about them'
const TAGS = 'an AI bot has no tags'
const POSTS = 'there is no such thing in WeCom'
const RECALL = 'what an AI bot said cannot be taken back'
const READ = 'an AI bot cannot mark anything as read'
const KINDS = 'an AI bot sends and receives text, cards and files only'

async function unsupported(method: string, reason: string): Promise<never> {
  throw new UnsupportedError(method, reason)
}

export abstract class PuppetWithoutExtras extends Puppet {
  override contactSelfName() {
    return unsupported('contactSelfName', CONSOLE)
  }
  override contactSelfQRCode() {
    return unsupported('contactSelfQRCode', CONSOLE)
  }
  override contactSelfSignature() {
    return unsupported('contactSelfSignature', CONSOLE)
  }
  override contactAlias() {
    return unsupported('contactAlias', DIRECTORY)
  }
  override contactAvatar() {
    return unsupported('contactAvatar', DIRECTORY)
  }
  override contactPhone() {
    return unsupported('contactPhone', DIRECTORY)
  }
  override contactCorporationRemark() {
    return unsupported('contactCorporationRemark', DIRECTORY)
  }
  override contactDescription() {
    return unsupported('contactDescription', DIRECTORY)
  }
  override friendshipAccept() {
    return unsupported('friendshipAccept', FRIENDS)
  }
  override friendshipAdd() {
    return unsupported('friendshipAdd', FRIENDS)
  }
  override friendshipSearchPhone() {
    return unsupported('friendshipSearchPhone', FRIENDS)
  }
  override friendshipSearchHandle() {
    return unsupported('friendshipSearchHandle', FRIENDS)
  }
  override friendshipRawPayload() {
    return unsupported('friendshipRawPayload', FRIENDS)
  }
  override friendshipRawPayloadParser() {
    return unsupported('friendshipRawPayloadParser', FRIENDS)
  }
  override conversationReadMark() {
    return unsupported('conversationReadMark', READ)
  }
  override messageContact() {
    return unsupported('messageContact', KINDS)
  }
  override messageMiniProgram() {
    return unsupported('messageMiniProgram', KINDS)
  }
  override messageUrl() {
    return unsupported('messageUrl', KINDS)
  }
  override messageLocation() {
    return unsupported('messageLocation', KINDS)
  }
  override messageSendContact() {
    return unsupported('messageSendContact', KINDS)
  }
  override messageSendLocation() {
    return unsupported('messageSendLocation', KINDS)
  }
  override messageSendMiniProgram() {
    return unsupported('messageSendMiniProgram', KINDS)
  }
  override messageSendPost() {
    return unsupported('messageSendPost', POSTS)
  }
  override messageSendUrl() {
    return unsupported('messageSendUrl', KINDS)
  }
  override messageRecall() {
    return unsupported('messageRecall', RECALL)
  }
  override postRawPayload() {
    return unsupported('postRawPayload', POSTS)
  }
  override postRawPayloadParser() {
    return unsupported('postRawPayloadParser', POSTS)
  }
  override postPublish() {
    return unsupported('postPublish', POSTS)
  }
  override postSearch() {
    return unsupported('postSearch', POSTS)
  }
  override tap() {
    return unsupported('tap', POSTS)
  }
  override tapSearch() {
    return unsupported('tapSearch', POSTS)
  }
  override roomAdd() {
    return unsupported('roomAdd', ROOMS)
  }
  override roomAvatar() {
    return unsupported('roomAvatar', ROOMS)
  }
  override roomCreate() {
    return unsupported('roomCreate', ROOMS)
  }
  override roomDel() {
    return unsupported('roomDel', ROOMS)
  }
  override roomQRCode() {
    return unsupported('roomQRCode', ROOMS)
  }
  override roomQuit() {
    return unsupported('roomQuit', ROOMS)
  }
  override roomTopic() {
    return unsupported('roomTopic', ROOMS)
  }
  override roomAnnounce() {
    return unsupported('roomAnnounce', ROOMS)
  }
  override roomInvitationAccept() {
    return unsupported('roomInvitationAccept', ROOMS)
  }
  override roomInvitationRawPayload() {
    return unsupported('roomInvitationRawPayload', ROOMS)
  }
  override roomInvitationRawPayloadParser() {
    return unsupported('roomInvitationRawPayloadParser', ROOMS)
  }
  override tagContactAdd() {
    return unsupported('tagContactAdd', TAGS)
  }
  override tagContactDelete() {
    return unsupported('tagContactDelete', TAGS)
  }
  override tagContactList() {
    return unsupported('tagContactList', TAGS)
  }
  override tagContactRemove() {
    return unsupported('tagContactRemove', TAGS)
  }
}
