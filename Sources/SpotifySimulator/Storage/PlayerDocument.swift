// A player in its saved form. Nothing plays while no process runs, so it comes back paused at its place.

import FoundationEssentials

/// Writes and reads a player of the saved state.
enum PlayerDocument {
    /// The player as it is now, by URIs.
    static func write(_ player: SimulatedPlayer, _ catalogue: WorldCatalogue, now: Date) -> JSONValue {
        // On a copy: saving must not move the player that is being saved.
        var player = player
        player.settle(at: now, in: catalogue)
        let points = player.resumePoints.map { item, point in (catalogue.uri(of: item), point) }.sorted { $0.0 < $1.0 }
        return [
            "device": .text(player.now.device), "shuffle": .bool(player.now.shuffle),
            "repeat": .string(player.now.repeating.rawValue),
            "session": player.now.session.map { write($0, catalogue, now: now) } ?? nil,
            "history": .array(
                player.history.map { play in
                    [
                        .string(catalogue.uri(of: .track(play.track))), StateDocument.moment(play.at),
                        .text(play.context?.uri),
                    ]
                }),
            "resume_points": .array(
                points.map { [.string($0.0), .int($0.1.milliseconds), .bool($0.1.isFinished)] }),
        ]
    }

    /// The player that was saved; entries the catalogue no longer has are left out.
    static func read(_ document: JSONValue, _ catalogue: WorldCatalogue, now: Date) -> SimulatedPlayer? {
        guard case .object = document else { return nil }
        var player = SimulatedPlayer()
        player.now.device = document["device"]?.asString
        player.now.shuffle = document["shuffle"]?.asBool ?? false
        player.now.repeating = document["repeat"]?.asString.flatMap(RepeatMode.init) ?? .off
        player.now.session = document["session"].flatMap { session($0, catalogue, now: now) }
        player.history = (document["history"]?.asArray ?? []).compactMap { play($0, catalogue) }
        for entry in document["resume_points"]?.asArray ?? [] {
            guard let parts = entry.asArray, parts.count == 3,
                let item = parts[0].asString.flatMap(catalogue.playable), let place = parts[1].asInt
            else { continue }
            player.resumePoints[item] = ResumePoint(milliseconds: place, isFinished: parts[2].asBool ?? false)
        }
        return player
    }

    /// What plays. An item of the queue that was playing goes back to the front of the queue.
    private static func write(_ session: PlaybackSession, _ catalogue: WorldCatalogue, now: Date) -> JSONValue {
        [
            "context": .text(session.context?.uri),
            "items": uris(session.items, catalogue),
            "order": .array(session.order.map(JSONValue.int)), "position": .int(session.position),
            "queue": uris((session.visitor.map { [$0] } ?? []) + session.queue, catalogue),
            "progress_ms": .int(session.visitor == nil ? session.progress(at: now, in: catalogue) : 0),
        ]
    }

    /// What was playing; `nil` when an item is gone or the numbers contradict each other.
    private static func session(_ document: JSONValue, _ catalogue: WorldCatalogue, now: Date) -> PlaybackSession? {
        let items = items(document["items"], catalogue)
        // With one item gone the order means nothing, so nothing plays then.
        guard !items.isEmpty, items.count == document["items"]?.asArray?.count else { return nil }
        return PlaybackSession(
            restoring: items, order: document["order"]?.asArray?.compactMap(\.asInt) ?? [],
            position: document["position"]?.asInt ?? 0, context: context(document["context"]),
            queue: self.items(document["queue"], catalogue),
            at: min(max(0, document["progress_ms"]?.asInt ?? 0), 1 << 40), changed: now)
    }

    /// An entry of the history.
    private static func play(_ document: JSONValue, _ catalogue: WorldCatalogue) -> SimulatedPlayer.Play? {
        guard let parts = document.asArray, parts.count == 3, let date = StateDocument.date(parts[1]),
            case .track(let track)? = parts[0].asString.flatMap(catalogue.playable)
        else { return nil }
        return SimulatedPlayer.Play(track: track, at: date, context: context(parts[2]))
    }

    /// The context that a URI names; `nil` for none or a malformed one.
    private static func context(_ value: JSONValue?) -> PlaybackContext? {
        guard let uri = value?.asString else { return nil }
        return try? PlaybackContext(uri)
    }

    /// The URIs of items; an advertisement is not kept.
    private static func uris(_ items: [Playable], _ catalogue: WorldCatalogue) -> JSONValue {
        .array(items.filter { $0 != .advertisement }.map { .string(catalogue.uri(of: $0)) })
    }

    /// The items that URIs name; unknown ones are left out.
    private static func items(_ value: JSONValue?, _ catalogue: WorldCatalogue) -> [Playable] {
        (value?.asArray ?? []).compactMap { $0.asString.flatMap(catalogue.playable) }
    }
}
