// `seek`: goes to a place in what plays: a time, a step forward or back, or a percentage. Only a time by itself needs
// no look at where it is.

package import CommandLanguage
import Exchange
import Library
import Rendering
import SpotifyAPI
import SpotifyModel
import Text

/// Goes to a place in the track.
package struct Seek: FirstCommand {
    /// Where to go.
    enum Place: Sendable, Equatable {
        case time(Duration)
        case step(Duration)
        /// 0 to 100.
        case percent(Int)
    }

    static let place = Slot<Place>(
        "PLACE", help: "1:30, +30s, -10s, 50%", noun: "a place in the track", shape: .one,
        parse: { argument throws(UsageError) in
            let text = argument.words[0].text
            if text.hasSuffix("%"), let percent = Int(text.dropLast()), (0...100).contains(percent) {
                return .percent(percent)
            }
            let sign = text.first.flatMap { $0 == "+" || $0 == "-" ? $0 : nil }
            let digits = sign == nil ? text : String(text.dropFirst())
            // A bare number is seconds, as in every player.
            guard
                let time = DurationText.parse(digits) ?? Int(digits).flatMap({ 0...86_400 ~= $0 ? .seconds($0) : nil })
            else {
                throw UsageError(
                    .invalidValue(text, expected: "a place such as 1:30, +30s, -10s or 50%"), at: argument.span)
            }
            return sign == nil ? .time(time) : .step(sign == "-" ? .zero - time : time)
        })

    package static let commandName = "seek"
    package static let spec = CommandSpec(
        commandName, group: .play, form: .source, summary: "go to a place in the track", slots: [place.erased],
        examples: [
            .init("seek 1:30", "to a time"), .init("seek +30s", "forward"), .init("seek -10s", "back"),
            .init("seek 50%", "to the middle"),
        ],
        cost: "1; 2 for + - %", scopes: [.modifyPlaybackState],
        occasionalScopes: [.readPlaybackState], effect: .player)

    let place: Place

    package init(_ input: ParsedInput) throws(UsageError) { place = try input.value(Self.place) }

    /// Goes to the place. One after the end is refused here: Spotify would go to the next track (SpotifyContract §5).
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let target = try await target(using: services)
        let length = try await length(at: target, using: services)
        if let length, target >= length { throw PlayError.beyondEnd(target, length: length) }
        try await services.player.perform(.seek(to: target)) { $0.command(progress: target, at: $1) }
        // Beyond the end Spotify goes to the next track, and of what is not known it may be beyond it.
        let doubt = length == nil && target > .zero ? ", or in the next track if this one is shorter" : ""
        return Reply(.note(StyledText("At \(DurationText.text(target))\(doubt).")))
    }

    private func target(using services: Services) async throws -> Duration {
        switch place {
        case .time(let time): return time
        case .step(let step):
            let motion = try await services.player.currentOrFetched {
                $0.motion?.value.progress == nil ? nil : $0.motion
            }
            guard motion != nil else { throw await Self.unknown(.progressUnknown, using: services) }
            return max(.zero, (await services.player.known().progress(at: services.time.now) ?? .zero) + step)
        case .percent(let percent):
            let item = try await services.player.currentOrFetched { $0.item?.value?.duration == nil ? nil : $0.item }
            guard let length = item??.duration else {
                throw await Self.unknown(.lengthUnknown, using: services)
            }
            return length * percent / 100
        }
    }

    /// What is not known of something that plays; or that what plays has no name, or that nothing does.
    private static func unknown(_ part: PlayError, using services: Services) async -> any Error {
        let known = await services.player.known()
        return known.item?.value == nil ? known.unnamed : part
    }

    /// How long what plays is, where that is known. A place beyond the end of something seen a while ago is worth a
    /// look: beyond the end Spotify goes to the next track (SpotifyContract §5).
    private func length(at target: Duration, using services: Services) async throws -> Duration? {
        let known = await services.player.known()
        guard let item = known.item, let length = item.value?.duration else { return nil }
        let now = services.time.now
        // It may have come to its end since, and another have begun.
        let isPresent = item.isYounger(than: KnownPlayer.trust, at: now) && known.end.map { $0 > now } != false
        if target < length { return isPresent ? length : nil }
        if !item.isYounger(than: KnownPlayer.trust, at: now) { try await services.player.fetch() }
        return await services.player.known().item?.value?.duration
    }
}
