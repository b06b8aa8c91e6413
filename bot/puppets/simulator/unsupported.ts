/**
 * Every method Wechaty may call that a one-to-one text and file chat has no answer for. A Puppet subclass that leaves
 * methods out compiles, and they are undefined at run time ("is not a function"): here each of them says what it is.
 */
import { Puppet } from 'wechaty-puppet'

export class UnsupportedError extends Error {
  constructor(readonly method: string) {
    super(`puppet simulator: ${method} is not supported`)
    this.name = 'UnsupportedError'
  }
}

async function unsupported(method: string): Promise<never> {
  throw new UnsupportedError(method)
}

export abstract class PuppetWithoutExtras extends Puppet {
  override contactSelfName() {
    return unsupported('contactSelfName')
  }
  override contactSelfQRCode() {
    return unsupported('contactSelfQRCode')
  }
  override contactSelfSignature() {
    return unsupported('contactSelfSignature')
  }
  override contactAlias() {
    return unsupported('contactAlias')
  }
  override contactAvatar() {
    return unsupported('contactAvatar')
  }
  override contactPhone() {
    return unsupported('contactPhone')
  }
  override contactCorporationRemark() {
    return unsupported('contactCorporationRemark')
  }
  override contactDescription() {
    return unsupported('contactDescription')
  }

  override friendshipAccept() {
    return unsupported('friendshipAccept')
  }
  override friendshipAdd() {
    return unsupported('friendshipAdd')
  }
  override friendshipSearchPhone() {
    return unsupported('friendshipSearchPhone')
  }
  override friendshipSearchHandle() {
    return unsupported('friendshipSearchHandle')
  }
  override friendshipRawPayload() {
    return unsupported('friendshipRawPayload')
  }
  override friendshipRawPayloadParser() {
    return unsupported('friendshipRawPayloadParser')
  }

  override conversationReadMark() {
    return unsupported('conversationReadMark')
  }
  override messageContact() {
    return unsupported('messageContact')
  }
  override messageMiniProgram() {
    return unsupported('messageMiniProgram')
  }
  override messageUrl() {
    return unsupported('messageUrl')
  }
  override messageLocation() {
    return unsupported('messageLocation')
  }
  override messageSendContact() {
    return unsupported('messageSendContact')
  }
  override messageSendLocation() {
    return unsupported('messageSendLocation')
  }
  override messageSendMiniProgram() {
    return unsupported('messageSendMiniProgram')
  }
  override messageSendPost() {
    return unsupported('messageSendPost')
  }
  override messageSendUrl() {
    return unsupported('messageSendUrl')
  }
  override messageRecall() {
    return unsupported('messageRecall')
  }

  override postRawPayload() {
    return unsupported('postRawPayload')
  }
  override postRawPayloadParser() {
    return unsupported('postRawPayloadParser')
  }
  override postPublish() {
    return unsupported('postPublish')
  }
  override postSearch() {
    return unsupported('postSearch')
  }
  override tap() {
    return unsupported('tap')
  }
  override tapSearch() {
    return unsupported('tapSearch')
  }

  override roomAdd() {
    return unsupported('roomAdd')
  }
  override roomAvatar() {
    return unsupported('roomAvatar')
  }
  override roomCreate() {
    return unsupported('roomCreate')
  }
  override roomDel() {
    return unsupported('roomDel')
  }
  override roomQRCode() {
    return unsupported('roomQRCode')
  }
  override roomQuit() {
    return unsupported('roomQuit')
  }
  override roomTopic() {
    return unsupported('roomTopic')
  }
  override roomRawPayload() {
    return unsupported('roomRawPayload')
  }
  override roomRawPayloadParser() {
    return unsupported('roomRawPayloadParser')
  }
  override roomAnnounce() {
    return unsupported('roomAnnounce')
  }
  override roomMemberList() {
    return unsupported('roomMemberList')
  }
  override roomMemberRawPayload() {
    return unsupported('roomMemberRawPayload')
  }
  override roomMemberRawPayloadParser() {
    return unsupported('roomMemberRawPayloadParser')
  }
  override roomInvitationAccept() {
    return unsupported('roomInvitationAccept')
  }
  override roomInvitationRawPayload() {
    return unsupported('roomInvitationRawPayload')
  }
  override roomInvitationRawPayloadParser() {
    return unsupported('roomInvitationRawPayloadParser')
  }

  override tagContactAdd() {
    return unsupported('tagContactAdd')
  }
  override tagContactDelete() {
    return unsupported('tagContactDelete')
  }
  override tagContactList() {
    return unsupported('tagContactList')
  }
  override tagContactRemove() {
    return unsupported('tagContactRemove')
  }
}
