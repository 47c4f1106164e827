// How a look at the player, a look at the devices and our own commands become what is known of it. Spotify's state
// lags: for a moment after a command of ours, what it asked for is believed, not what Spotify still says
// (SpotifyContract §5).

import FoundationEssentials
import Library
import Rendering
import Rows
import SpotifyModel

extension KnownPlayer {
    /// Takes what Spotify says; `isFinal` when it is believed against our own commands too.
    mutating func learn(_ playback: Playback?, at now: Date, isFinal: Bool = false) {
        func believed<Value>(_ old: Known<Value>?, _ new: Value?) -> Known<Value>? {
            if !isFinal, let old, old.source == .command, old.isYounger(than: Self.lag, at: now) { return old }
            return new.map { Known($0, at: now, by: .look) }
        }
        // What was asked for is an album, and Spotify names a track of it: it has heard, and knows better which.
        let hasHeard = namesContextOnly && playback?.item != nil && playback?.context?.uri == context?.uri
        let isOurs =
            item?.source == .command && item?.isYounger(than: Self.lag, at: now) == true && !isFinal && !hasHeard
        if !isOurs {
            let contextName = playback?.context?.uri == context?.uri ? context?.name : nil
            context = playback?.context?.uri.map { Context(uri: $0, name: contextName) }
            itemType = playback?.itemType
        }
        item = believed(hasHeard ? nil : item, .some(playback?.item.map { Item(Row($0)) }))
        motion = believed(
            motion, Motion(isPlaying: playback?.isPlaying ?? false, progress: playback?.progress))
        // After a skip only that it plays is ours to know; where it is, is not.
        if motion?.source == .command, motion?.value.progress == nil, !isOurs, playback?.item != nil {
            motion = Known(Motion(isPlaying: true, progress: playback?.progress), at: now, by: .look)
        }
        shuffle = believed(shuffle, playback?.isShuffled)
        repeating = believed(repeating, playback?.repeatMode)
        device = believed(device, playback?.device.map { Device(id: $0.id, name: $0.name) })
        volume = believed(volume, playback?.device?.volume)
        hasFixedVolume = playback?.device.map { !$0.supportsVolume }
        if let volume, volume.source == .look, volume.value > 0 { mutedVolume = nil }
    }

    /// What stands in the way of a command about what plays, where that has no name: it is something without one, or
    /// nothing.
    var unnamed: ReferenceError { .playing(type: itemType, isPlaying: motion?.value.isPlaying == true) }

    /// Whether all that is known of what plays is the album or playlist that a command of ours started.
    var namesContextOnly: Bool {
        item?.source == .command && item?.value?.isContext == true
    }

    /// Takes what Spotify says of the devices.
    mutating func learn(_ devices: [SpotifyModel.Device], at now: Date) {
        self.devices = devices.prefix(Self.deviceLimit).map { Device($0) }
        let isOurs = device.map { $0.source == .command && $0.isYounger(than: Self.lag, at: now) } ?? false
        guard let active = devices.first(where: \.isActive), !isOurs else { return }
        device = Known(Device(id: active.id, name: active.name), at: now, by: .look)
        volume = active.volume.map { Known($0, at: now, by: .look) }
        hasFixedVolume = !active.supportsVolume
    }

    /// Notes a command of ours to play or to pause.
    mutating func command(isPlaying: Bool, at now: Date) {
        motion = Known(Motion(isPlaying: isPlaying, progress: progress(at: now)), at: now, by: .command)
    }

    /// Notes a command of ours to go to a place.
    mutating func command(progress: Duration, at now: Date) {
        let isPlaying = motion?.value.isPlaying ?? true
        motion = Known(Motion(isPlaying: isPlaying, progress: progress), at: now, by: .command)
    }

    /// Notes a command of ours to skip: which track plays now is unknown until the next look.
    mutating func commandSkip(at now: Date) {
        item = nil
        motion = Known(Motion(isPlaying: true, progress: nil), at: now, by: .command)
    }

    /// Notes what a command of ours started.
    mutating func command(playing selection: PlaySelection, from start: Duration?, at now: Date) {
        // Which track of an album comes first is known only where a row of it was meant.
        let isTrack = selection.number == nil && PlaySelection.isItem(selection.first)
        // What only its address is known of has to be looked at.
        item = selection.first.name == selection.first.uri ? nil : Known(Item(selection.first), at: now, by: .command)
        itemType = nil
        motion = Known(Motion(isPlaying: true, progress: isTrack ? start ?? .zero : nil), at: now, by: .command)
        context = selection.context
    }

    /// Notes on which device a command of ours plays.
    mutating func command(device choice: DeviceChoice, at now: Date) {
        if device?.value.id != choice.id { (volume, hasFixedVolume) = (nil, nil) }
        device = Known(Device(id: choice.id, name: choice.name), at: now, by: .command)
    }

    /// Forgets what cannot be relied on when it is not known whether a command arrived.
    mutating func doubt() {
        (item, motion, shuffle, repeating, device, volume) = (nil, nil, nil, nil, nil, nil)
        hasFixedVolume = nil
    }
}

extension KnownPlayer.Item {
    /// As far as the row tells.
    init(_ row: Row) {
        func text(_ field: KnownField<String>) -> String? { row[field].flatMap { $0.isEmpty ? nil : $0 } }
        self.init(kind: row.kind.rawValue, uri: row.uri, name: row.name)
        artist = text(.artist)
        artistURI = row.links["artist"]?.uri
        album = row.kind == "album" ? nil : text(.album)
        albumURI = row.links["album"]?.uri
        show = text(.show)
        if PlaySelection.isItem(row) { duration = row[.duration] }
        isLocal = row[.local] == true
    }

    /// What is shown of it: `Paranoid Android — Radiohead · OK Computer`, `The Ferry — The Long Fog`.
    func row(in context: KnownPlayer.Context?) -> Row {
        let kind = RowKind(rawValue: kind)
        let address = uri.flatMap { SpotifyURI($0) }
        var row = Row(
            Kinds.table(kind) ?? Kinds.mixed, name: name, uri: uri, id: address?.id, url: address?.url, values: [])
        if let artist, let artistURI { row.links["artist"] = Row.Link(uri: artistURI, name: artist) }
        if let album, let albumURI { row.links["album"] = Row.Link(uri: albumURI, name: album) }
        (row[.artist], row[.album], row[.duration], row[.local]) = (artist, album, duration, isLocal)
        // A chapter that plays does not say of which book it is; what it was started from does.
        row[.show] = show ?? (kind == "episode" || kind == "chapter" ? context?.name : nil)
        return row
    }
}
