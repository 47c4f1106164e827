// The switches of the configuration over HTTP and on the command line: lags, limits, list quirks, and the forms
// of answers. Their names and meanings are in `SimulatorControls`.

import Exchange

/// Reads and changes the switches for the controls.
///
///     PUT /simulator/switches
///     {"state_lag_ms": 300, "limits": true, "null_every": 7, "links": "broken"}
enum ControlSwitches {
    typealias Refusal = ControlEndpoints.Refusal

    /// All switches with their present values.
    static func json(_ configuration: SimulatorConfiguration) -> JSONValue {
        .object(
            members(general(configuration)) + members(json(configuration.playlists))
                + members(json(configuration.library)))
    }

    /// The members of an object.
    private static func members(_ object: JSONValue) -> [JSONValue.Member] {
        guard case .object(let members) = object else { return [] }
        return members
    }

    /// The switches of everything but playlists and the library.
    private static func general(_ configuration: SimulatorConfiguration) -> JSONValue {
        let quirks = configuration.quirks
        return [
            "latency_ms": milliseconds(configuration.latency), "state_lag_ms": milliseconds(configuration.stateLag),
            "limits": .bool(configuration.quota != nil),
            "refresh_policy": .string(configuration.refreshPolicy.rawValue),
            "access_token_seconds": .int(configuration.accessTokenLifetime),
            "expires_in": .string(configuration.expiresIn.rawValue),
            "requires_content_length": .bool(configuration.requiresContentLength),
            "command_answer": .string(configuration.commandAnswer.rawValue),
            "gzip_empty": .bool(configuration.marksEmptyAsGzip),
            "stranger": .string(configuration.stranger.rawValue),
            "sends_twins": .bool(configuration.sendsTwins),
            "advertisements_every": configuration.advertisementsEvery.map(JSONValue.int) ?? nil,
            "drops_item_when_paused": .bool(configuration.dropsItemWhenPaused),
            "null_every": quirks.nullEvery.map(JSONValue.int) ?? nil,
            "duplicate_albums": .bool(quirks.duplicateAlbums), "images": .string(quirks.images.rawValue),
            "total_drift": .int(quirks.totalDrift), "links": .string(quirks.links.rawValue),
            "short_by": .int(quirks.shortBy), "repeats_pages": .bool(quirks.repeatsPages),
        ]
    }

    /// The switches of playlists.
    private static func json(_ playlists: PlaylistRules) -> JSONValue {
        [
            "dead_uri": .string(playlists.deadURI.rawValue), "stale_move": .string(playlists.staleMove.rawValue),
            "snapshot_lag_ms": milliseconds(playlists.snapshotLag), "ignores_public": .bool(playlists.ignoresPublic),
            "playlist_size": .string(playlists.size.rawValue), "bad_details": .string(playlists.badDetails.rawValue),
            "refuses_addresses": .bool(playlists.refusesAddresses),
            "parallel_writes": .string(playlists.parallelWrites.rawValue),
            "replacement_dates": .string(playlists.replacementDates.rawValue),
            "collaborators_write": .bool(playlists.collaboratorsWrite),
            "missing_image_scope": .string(playlists.missingImageScope.rawValue),
            "ignores_moves": .bool(playlists.ignoresMoves), "snapshot_ids": .string(playlists.snapshotIDs.rawValue),
            "spotify_playlists": .string(playlists.spotifyPlaylists.rawValue),
        ]
    }

    /// The switches of the library.
    private static func json(_ library: LibraryRules) -> JSONValue {
        [
            "batch_order": .string(library.batchOrder.rawValue), "refuses_artists": .bool(library.refusesArtists),
            "most_saved": library.mostSavedTracks.map(JSONValue.int) ?? nil,
            "followed_page": library.followedPage.map(JSONValue.int) ?? nil,
            "followed_surplus": .int(library.followedSurplus),
        ]
    }

    /// Changes one switch from the text of a command line. What is JSON is read as JSON; the rest is text.
    static func change(_ name: String, _ text: String, in configuration: inout SimulatorConfiguration) throws(Refusal) {
        let value = JSONValue.reading(Array(text.utf8)) ?? .string(text)
        try change(JSONValue.Member(name: name, value: value), in: &configuration)
    }

    /// Changes the switches that the object names. One that is wrong leaves all of them as they were.
    static func change(_ body: JSONValue, in configuration: inout SimulatorConfiguration) throws(Refusal) {
        guard case .object(let members) = body else { throw Refusal(text: "The body is a JSON object") }
        // On a copy, so that a request with one wrong switch changes none.
        var changed = configuration
        for member in members { try change(member, in: &changed) }
        configuration = changed
    }

    private static func change(
        _ member: JSONValue.Member, in configuration: inout SimulatorConfiguration,
    ) throws(Refusal) {
        switch member.name {
        case "latency_ms": configuration.latency = .milliseconds(try number(member) ?? 0)
        case "state_lag_ms": configuration.stateLag = .milliseconds(try number(member) ?? 0)
        case "limits": configuration.quota = try flag(member) ? .contract : nil
        case "refresh_policy": configuration.refreshPolicy = try choice(member)
        case "access_token_seconds": configuration.accessTokenLifetime = try number(member) ?? 3_600
        case "requires_content_length": configuration.requiresContentLength = try flag(member)
        case "command_answer": configuration.commandAnswer = try choice(member)
        case "expires_in": configuration.expiresIn = try choice(member)
        case "gzip_empty": configuration.marksEmptyAsGzip = try flag(member)
        case "stranger": configuration.stranger = try choice(member)
        case "sends_twins": configuration.sendsTwins = try flag(member)
        case "advertisements_every": configuration.advertisementsEvery = try number(member)
        case "drops_item_when_paused": configuration.dropsItemWhenPaused = try flag(member)
        case _:
            if try change(member, in: &configuration.playlists) { return }
            if try change(member, in: &configuration.library) { return }
            try change(member, in: &configuration.quirks)
        }
    }

    /// Changes a switch of playlists; false for a name that is none of them.
    private static func change(_ member: JSONValue.Member, in rules: inout PlaylistRules) throws(Refusal) -> Bool {
        switch member.name {
        case "dead_uri": rules.deadURI = try choice(member)
        case "stale_move": rules.staleMove = try choice(member)
        case "snapshot_lag_ms": rules.snapshotLag = .milliseconds(try number(member) ?? 0)
        case "ignores_public": rules.ignoresPublic = try flag(member)
        case "playlist_size": rules.size = try choice(member)
        case "bad_details": rules.badDetails = try choice(member)
        case "refuses_addresses": rules.refusesAddresses = try flag(member)
        case "parallel_writes": rules.parallelWrites = try choice(member)
        case "replacement_dates": rules.replacementDates = try choice(member)
        case "collaborators_write": rules.collaboratorsWrite = try flag(member)
        case "missing_image_scope": rules.missingImageScope = try choice(member)
        case "ignores_moves": rules.ignoresMoves = try flag(member)
        case "snapshot_ids": rules.snapshotIDs = try choice(member)
        case "spotify_playlists": rules.spotifyPlaylists = try choice(member)
        case _: return false
        }
        return true
    }

    /// Changes a switch of the library; false for a name that is none of them.
    private static func change(_ member: JSONValue.Member, in rules: inout LibraryRules) throws(Refusal) -> Bool {
        switch member.name {
        case "batch_order": rules.batchOrder = try choice(member)
        case "refuses_artists": rules.refusesArtists = try flag(member)
        case "most_saved": rules.mostSavedTracks = try number(member)
        case "followed_page": rules.followedPage = try number(member)
        case "followed_surplus": rules.followedSurplus = try number(member) ?? 0
        case _: return false
        }
        return true
    }

    /// Changes a switch of lists; a name that is none of them is the name of no switch.
    private static func change(_ member: JSONValue.Member, in quirks: inout ListQuirks) throws(Refusal) {
        switch member.name {
        case "null_every": quirks.nullEvery = try number(member)
        case "duplicate_albums": quirks.duplicateAlbums = try flag(member)
        case "images": quirks.images = try choice(member)
        case "total_drift": quirks.totalDrift = try number(member) ?? 0
        case "links": quirks.links = try choice(member)
        case "short_by": quirks.shortBy = try number(member) ?? 0
        case "repeats_pages": quirks.repeatsPages = try flag(member)
        case let name:
            let names = SimulatorControls.switches.map(\.name).joined(separator: ", ")
            throw Refusal(text: "There is no switch \(name); there is \(names)")
        }
    }

    /// A boolean; also for the controls of the world.
    static func flag(_ member: JSONValue.Member) throws(Refusal) -> Bool {
        guard let flag = member.value.asBool else { throw Refusal(text: "\(member.name) is true or false") }
        return flag
    }

    /// A whole number; `null` sets the switch back.
    private static func number(_ member: JSONValue.Member) throws(Refusal) -> Int? {
        if member.value == .null { return nil }
        guard let number = member.value.asInt, (0...1_000_000_000).contains(number) else {
            throw Refusal(text: "\(member.name) is a whole number or null")
        }
        return number
    }

    /// A word of a switch that has a list of them.
    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ member: JSONValue.Member,
    ) throws(Refusal) -> Choice {
        guard let choice = member.value.asString.flatMap(Choice.init) else {
            let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(text: "\(member.name) is one of \(names)")
        }
        return choice
    }

    /// A duration in whole milliseconds.
    private static func milliseconds(_ duration: Duration) -> JSONValue {
        .int(Int((duration.inSeconds * 1_000).rounded()))
    }
}
