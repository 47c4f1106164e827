// The world over HTTP: the app's mode and users, what they may do and have saved, and the devices. A change
// names only what is to be different.

import FoundationEssentials

/// Reads and changes the world for the controls.
///
///     PUT /simulator/world
///     {"mode": "extended", "allow_list": ["mira.example"], "users": [{"id": "demo.listener", "premium": false}],
///      "devices": [{"name": "Laptop"}, {"name": "Hall", "type": "Speaker", "fixed_volume": true}]}
enum ControlWorld {
    typealias Refusal = ControlEndpoints.Refusal

    /// The world in numbers and names; the catalogue itself would be too long to read.
    static func json(_ state: SimulatorState, now: Date) -> JSONValue {
        let world = state.world
        let app = state.configuration.apps.first
        return [
            "mode": .text(app?.mode.rawValue), "owner_premium": .bool(app?.ownerPremium ?? true),
            "allow_list": allowList(of: app),
            "users": .array(world.users.map { json($0, in: world) }),
            "devices": .array(world.devices.map(json)),
            "playlists": .array(
                world.playlists.map { playlist in
                    [
                        "id": .string(playlist.id.description), "name": .string(playlist.name),
                        "items": .int(playlist.entries.count), "snapshot_id": .string(playlist.snapshot),
                    ]
                }),
            "catalogue": [
                "artists": .int(world.catalogue.artists.count), "albums": .int(world.catalogue.albums.count),
                "tracks": .int(world.catalogue.tracks.count), "shows": .int(world.catalogue.spoken.shows.count),
                "audiobooks": .int(world.catalogue.spoken.audiobooks.count),
            ],
            "now": .string(now.formatted(.iso8601)),
        ]
    }

    /// The allow-list; null for everyone.
    private static func allowList(of app: SimulatedApp?) -> JSONValue {
        switch app?.allowList {
        case .users(let ids)?: .array(ids.map { .string($0) })
        case .everybody?, nil: nil
        }
    }

    /// A user, with the numbers of saved things.
    private static func json(_ user: SimulatedUser, in world: World) -> JSONValue {
        let library = world.library(of: user.id)
        return [
            "id": .string(user.id), "account_id": .string(user.accountID), "display_name": .text(user.displayName),
            "country": .string(user.country), "premium": .bool(user.premium),
            "saved": [
                "tracks": .int(library.tracks.count), "albums": .int(library.albums.count),
                "episodes": .int(library.episodes.count), "shows": .int(library.shows.count),
                "audiobooks": .int(library.audiobooks.count), "artists": .int(library.artists.count),
            ],
        ]
    }

    /// A device in the form in which it is set.
    private static func json(_ device: SimulatedDevice) -> JSONValue {
        let (volume, isFixed): (JSONValue, Bool) =
            switch device.volume {
            case .percent(let percent): (.int(percent), false)
            case .fixed: (nil, true)
            }
        return [
            "id": .string(device.id), "name": .string(device.name), "type": .string(device.type),
            "presence": .string(device.presence.rawValue), "volume_percent": volume, "fixed_volume": .bool(isFixed),
            "restricted": .bool(device.isRestricted), "private_session": .bool(device.isPrivateSession),
            "hides_id": .bool(device.hidesID),
        ]
    }

    /// Changes the members that the body names, one after the other.
    static func change(_ body: JSONValue, in state: inout SimulatorState) throws(Refusal) {
        guard case .object(let members) = body else { throw Refusal(text: "The body is a JSON object") }
        for member in members {
            switch member.name {
            case "mode":
                guard let mode = member.value.asString.flatMap(AppMode.init) else {
                    throw Refusal(text: "mode is development or extended")
                }
                // A program serves one app; should there ever be several, they change together.
                for index in state.configuration.apps.indices { state.configuration.apps[index].mode = mode }
            case "owner_premium":
                let flag = try ControlSwitches.flag(member)
                for index in state.configuration.apps.indices { state.configuration.apps[index].ownerPremium = flag }
            case "allow_list":
                let list = try allowList(member)
                for index in state.configuration.apps.indices { state.configuration.apps[index].allowList = list }
            case "users": for user in member.value.asArray ?? [] { try change(user: user, &state) }
            case "devices":
                var devices: [SimulatedDevice] = []
                for device in member.value.asArray ?? [] { devices.append(try read(device: device)) }
                state.world.devices = devices
            case "saved":
                guard let count = member.value.asInt, count >= 0 else { throw Refusal(text: "saved is a number") }
                // The number replaces what was saved, so that a test can also ask for fewer.
                if let user = state.world.users.first?.id { state.world.libraries[user]?.tracks = SavedList() }
                state.world.saveTracks(count)
            case let name:
                let names = SimulatorControls.world.map(\.name).joined(separator: ", ")
                throw Refusal(text: "There is no \(name) in the world that can be changed; there is \(names)")
            }
        }
    }

    /// A list of user ids; null admits everyone.
    private static func allowList(_ member: JSONValue.Member) throws(Refusal) -> SimulatedApp.AllowList {
        if member.value == .null { return .everybody }
        let ids = member.value.asArray?.map(\.asString)
        guard let ids, !ids.contains(nil) else { throw Refusal(text: "allow_list is a list of user ids, or null") }
        return .users(ids.compactMap { $0 })
    }

    /// Changes the user with that id, or adds one.
    private static func change(user document: JSONValue, _ state: inout SimulatorState) throws(Refusal) {
        guard let id = document["id"]?.asString, !id.isEmpty else { throw Refusal(text: "A user has an id") }
        let place = state.world.users.firstIndex { $0.id == id }
        var user = place.map { state.world.users[$0] } ?? SimulatedUser(id: id, displayName: id)
        if let name = document["display_name"] { user.displayName = name.asString }
        if let country = document["country"]?.asString { user.country = country }
        if let premium = document["premium"]?.asBool { user.premium = premium }
        if let place { state.world.users[place] = user } else { state.world.users.append(user) }
    }

    /// A device from its description; only the name is required.
    private static func read(device document: JSONValue) throws(Refusal) -> SimulatedDevice {
        guard let name = document["name"]?.asString else { throw Refusal(text: "A device has a name") }
        let presence = document["presence"]?.asString ?? SimulatedDevice.Presence.present.rawValue
        guard let presence = SimulatedDevice.Presence(rawValue: presence) else {
            throw Refusal(text: "presence is present, joinsPlayback or asleep")
        }
        let isFixed = document["fixed_volume"]?.asBool ?? false
        var device = SimulatedDevice(
            name, type: document["type"]?.asString ?? "Computer", id: document["id"]?.asString, presence: presence,
            volume: isFixed ? .fixed : .percent(document["volume_percent"]?.asInt ?? 60),
            isRestricted: document["restricted"]?.asBool ?? false)
        device.isPrivateSession = document["private_session"]?.asBool ?? false
        device.hidesID = document["hides_id"]?.asBool ?? false
        return device
    }
}
