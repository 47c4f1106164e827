// What is known of the player as a stored object: flat but for the list of devices, since each command reads and writes
// it. What of it can be true is left to KnownPlayer.

import FoundationEssentials
import Library

extension KnownPlayer {
    /// What a copy of this version wrote; what else is in the object counts as not known.
    init(_ object: StoredObject) {
        self.init()
        item = object.known("itemAt", "itemBy") { Item(object) }
        itemType = object.text("itemType")
        context = object.text("contextURI").map { Context(uri: $0, name: object.text("contextName")) }
        motion = object.known("motionAt", "motionBy") {
            Motion(isPlaying: object.flag("isPlaying") ?? false, progress: object.length("progress"))
        }
        shuffle = object.flag("shuffle").flatMap { value in object.known("shuffleAt", "shuffleBy") { value } }
        repeating = object.text("repeat").flatMap { value in object.known("repeatAt", "repeatBy") { value } }
        device = object.text("deviceName").flatMap { name in
            object.known("deviceAt", "deviceBy") {
                Device(
                    id: object.text("deviceID"), name: name, type: object.text("deviceType"),
                    isActive: object.flag("deviceIsActive"))
            }
        }
        volume = object.whole("volume").flatMap { value in object.known("volumeAt", "volumeBy") { value } }
        hasFixedVolume = object.flag("hasFixedVolume")
        mutedVolume = object.whole("mutedVolume")
        for listed in object.objects("devices") ?? [] {
            if let device = Device(listed) { devices.append(device) }
        }
        commanded = object.moment("commanded")
    }

    /// What is known; a part that is not known has no member.
    var stored: StoredObject {
        var object = StoredObject()
        if let item {
            object.note(item, "itemAt", "itemBy")
            item.value?.put(into: &object)
        }
        object.put(itemType, "itemType")
        object.put(context?.uri, "contextURI")
        object.put(context?.name, "contextName")
        if let motion {
            object.note(motion, "motionAt", "motionBy")
            object.put(motion.value.isPlaying, "isPlaying")
            object.put(motion.value.progress, "progress")
        }
        if let shuffle {
            object.note(shuffle, "shuffleAt", "shuffleBy")
            object.put(shuffle.value, "shuffle")
        }
        if let repeating {
            object.note(repeating, "repeatAt", "repeatBy")
            object.put(repeating.value, "repeat")
        }
        if let device {
            object.note(device, "deviceAt", "deviceBy")
            object.put(device.value.id, "deviceID")
            object.put(device.value.name, "deviceName")
            object.put(device.value.type, "deviceType")
            object.put(device.value.isActive, "deviceIsActive")
        }
        if let volume {
            object.note(volume, "volumeAt", "volumeBy")
            object.put(volume.value, "volume")
        }
        object.put(hasFixedVolume, "hasFixedVolume")
        object.put(mutedVolume, "mutedVolume")
        if !devices.isEmpty { object.put(devices.map { $0.stored }, "devices") }
        object.put(commanded, "commanded")
        return object
    }
}

extension KnownPlayer.Item {
    /// nil where nothing plays.
    fileprivate init?(_ object: StoredObject) {
        guard let kind = object.text("itemKind") else { return nil }
        self.init(kind: kind, uri: object.text("itemURI"), name: object.text("itemName") ?? "")
        artist = object.text("itemArtist")
        artistURI = object.text("itemArtistURI")
        album = object.text("itemAlbum")
        albumURI = object.text("itemAlbumURI")
        show = object.text("itemShow")
        duration = object.length("itemLength")
        isLocal = object.flag("itemIsLocal") ?? false
    }

    fileprivate func put(into object: inout StoredObject) {
        object.put(kind, "itemKind")
        object.put(uri, "itemURI")
        object.put(name, "itemName")
        object.put(artist, "itemArtist")
        object.put(artistURI, "itemArtistURI")
        object.put(album, "itemAlbum")
        object.put(albumURI, "itemAlbumURI")
        object.put(show, "itemShow")
        object.put(duration, "itemLength")
        if isLocal { object.put(true, "itemIsLocal") }
    }
}

extension KnownPlayer.Device {
    /// nil for a device without a name, by which it would be found.
    fileprivate init?(_ object: StoredObject) {
        guard let name = object.text("name") else { return nil }
        self.init(id: object.text("id"), name: name, type: object.text("type"), isActive: object.flag("isActive"))
    }

    fileprivate var stored: StoredObject {
        var object = StoredObject()
        object.put(id, "id")
        object.put(name, "name")
        object.put(type, "type")
        object.put(isActive, "isActive")
        return object
    }
}

extension StoredObject {
    fileprivate func moment(_ name: String) -> Date? { number(name).map { Date(timeIntervalSinceReferenceDate: $0) } }

    fileprivate mutating func put(_ moment: Date?, _ name: String) {
        put(moment?.timeIntervalSinceReferenceDate, name)
    }

    /// A length in microseconds.
    fileprivate func length(_ name: String) -> Duration? { whole(name).map { .microseconds($0) } }

    /// A length in microseconds, of which no player says parts.
    fileprivate mutating func put(_ length: Duration?, _ name: String) {
        put(length.map { ($0 / .microseconds(1)).rounded() }, name)
    }

    /// A part with its moment and source; nil where one of them is missing.
    fileprivate func known<Value>(_ at: String, _ by: String, _ value: () -> Value) -> Known<Value>? {
        guard let moment = moment(at), let source = text(by).flatMap(Known<Value>.Source.init) else { return nil }
        return Known(value(), at: moment, by: source)
    }

    fileprivate mutating func note<Value>(_ part: Known<Value>, _ at: String, _ by: String) {
        put(part.at, at)
        put(part.source.rawValue, by)
    }
}
