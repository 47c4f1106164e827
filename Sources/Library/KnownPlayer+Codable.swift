// What is known of the player as JSON: one flat object. Each command reads and writes it, and each nested type would
// have decoders and encoders of its own, whose making costs more than their work. What of it can be true is left to
// KnownPlayer.

import FoundationEssentials

extension KnownPlayer: Codable {
    /// The names in the file; a part that is not known has none.
    private enum Key: String, CodingKey {
        case itemAt, itemBy, itemKind, itemURI, itemName, itemArtist, itemArtistURI, itemAlbum, itemAlbumURI, itemShow
        case itemLength, itemIsLocal, itemType
        case contextURI, contextName
        case motionAt, motionBy, isPlaying, progress
        case shuffleAt, shuffleBy, shuffle
        case repeatAt, repeatBy, `repeat`
        case deviceAt, deviceBy, deviceID, deviceName, deviceType, deviceIsActive
        case volumeAt, volumeBy, volume, hasFixedVolume, mutedVolume
        case devices, commanded
    }

    /// Reads what a copy of this version wrote; what else is in the object counts as not known.
    package init(from decoder: any Decoder) throws {
        self.init()
        let file = Reader(container: try decoder.container(keyedBy: Key.self))
        item = try file.known(.itemAt, .itemBy) { try file.item() }
        itemType = try file.text(.itemType)
        context = try file.text(.contextURI).map { Context(uri: $0, name: try file.text(.contextName)) }
        motion = try file.known(.motionAt, .motionBy) {
            Motion(isPlaying: try file.flag(.isPlaying) ?? false, progress: try file.length(.progress))
        }
        shuffle = try file.flag(.shuffle).flatMap { value in try file.known(.shuffleAt, .shuffleBy) { value } }
        repeating = try file.text(.repeat).flatMap { value in try file.known(.repeatAt, .repeatBy) { value } }
        device = try file.text(.deviceName).flatMap { name in
            try file.known(.deviceAt, .deviceBy) {
                Device(
                    id: try file.text(.deviceID), name: name, type: try file.text(.deviceType),
                    isActive: try file.flag(.deviceIsActive))
            }
        }
        volume = try file.number(.volume).flatMap { value in try file.known(.volumeAt, .volumeBy) { value } }
        hasFixedVolume = try file.flag(.hasFixedVolume)
        mutedVolume = try file.number(.mutedVolume)
        devices = try file.container.decodeIfPresent([Device].self, forKey: .devices) ?? []
        commanded = try file.moment(.commanded)
    }

    /// Writes what is known.
    package func encode(to encoder: any Encoder) throws {
        var file = Writer(container: encoder.container(keyedBy: Key.self))
        if let item {
            try file.note(item, .itemAt, .itemBy)
            if let item = item.value { try file.put(item) }
        }
        try file.put(itemType, .itemType)
        try file.put(context?.uri, .contextURI)
        try file.put(context?.name, .contextName)
        if let motion {
            try file.note(motion, .motionAt, .motionBy)
            try file.put(motion.value.isPlaying, .isPlaying)
            try file.put(motion.value.progress, .progress)
        }
        if let shuffle {
            try file.note(shuffle, .shuffleAt, .shuffleBy)
            try file.put(shuffle.value, .shuffle)
        }
        if let repeating {
            try file.note(repeating, .repeatAt, .repeatBy)
            try file.put(repeating.value, .repeat)
        }
        if let device {
            try file.note(device, .deviceAt, .deviceBy)
            try file.put(device.value.id, .deviceID)
            try file.put(device.value.name, .deviceName)
            try file.put(device.value.type, .deviceType)
            try file.put(device.value.isActive, .deviceIsActive)
        }
        if let volume {
            try file.note(volume, .volumeAt, .volumeBy)
            try file.put(volume.value, .volume)
        }
        try file.put(hasFixedVolume, .hasFixedVolume)
        try file.put(mutedVolume, .mutedVolume)
        if !devices.isEmpty { try file.container.encode(devices, forKey: .devices) }
        try file.put(commanded, .commanded)
    }

    /// Values by name; nil for a name that is not there.
    private struct Reader {
        let container: KeyedDecodingContainer<Key>

        func text(_ key: Key) throws -> String? { try container.decodeIfPresent(String.self, forKey: key) }
        func flag(_ key: Key) throws -> Bool? { try container.decodeIfPresent(Bool.self, forKey: key) }
        func number(_ key: Key) throws -> Int? { try container.decodeIfPresent(Int.self, forKey: key) }

        func moment(_ key: Key) throws -> Date? {
            try container.decodeIfPresent(Double.self, forKey: key).map { Date(timeIntervalSinceReferenceDate: $0) }
        }

        /// A length in microseconds.
        func length(_ key: Key) throws -> Duration? {
            try container.decodeIfPresent(Int64.self, forKey: key).map { .microseconds($0) }
        }

        /// A part with its moment and source; nil where one of them is missing.
        func known<Value: Sendable & Hashable>(_ at: Key, _ by: Key, _ value: () throws -> Value) throws -> Known<
            Value
        >? {
            guard let moment = try moment(at), let source = try text(by).flatMap(Known<Value>.Source.init) else {
                return nil
            }
            return Known(try value(), at: moment, by: source)
        }

        /// The item; nil where nothing plays.
        func item() throws -> Item? {
            guard let kind = try text(.itemKind) else { return nil }
            var item = Item(kind: kind, uri: try text(.itemURI), name: try text(.itemName) ?? "")
            item.artist = try text(.itemArtist)
            item.artistURI = try text(.itemArtistURI)
            item.album = try text(.itemAlbum)
            item.albumURI = try text(.itemAlbumURI)
            item.show = try text(.itemShow)
            item.duration = try length(.itemLength)
            item.isLocal = try flag(.itemIsLocal) ?? false
            return item
        }
    }

    /// Writes values that are there.
    private struct Writer {
        var container: KeyedEncodingContainer<Key>

        mutating func put(_ text: String?, _ key: Key) throws { try container.encodeIfPresent(text, forKey: key) }
        mutating func put(_ flag: Bool?, _ key: Key) throws { try container.encodeIfPresent(flag, forKey: key) }
        mutating func put(_ number: Int?, _ key: Key) throws { try container.encodeIfPresent(number, forKey: key) }

        mutating func put(_ moment: Date?, _ key: Key) throws {
            try container.encodeIfPresent(moment?.timeIntervalSinceReferenceDate, forKey: key)
        }

        /// A length in microseconds, of which no player says parts.
        mutating func put(_ length: Duration?, _ key: Key) throws {
            try container.encodeIfPresent(length.map { Int64($0 / .microseconds(1)) }, forKey: key)
        }

        mutating func note<Value>(_ part: Known<Value>, _ at: Key, _ by: Key) throws {
            try put(part.at, at)
            try put(part.source.rawValue, by)
        }

        mutating func put(_ item: Item) throws {
            try put(item.kind, .itemKind)
            try put(item.uri, .itemURI)
            try put(item.name, .itemName)
            try put(item.artist, .itemArtist)
            try put(item.artistURI, .itemArtistURI)
            try put(item.album, .itemAlbum)
            try put(item.albumURI, .itemAlbumURI)
            try put(item.show, .itemShow)
            try put(item.duration, .itemLength)
            if item.isLocal { try put(true, .itemIsLocal) }
        }
    }
}
