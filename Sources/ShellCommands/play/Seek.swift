// `seek`: goes to a place in what plays: a time, a step forward or back, or a percentage. Only a time by itself needs no
// look at where it is.

package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Goes to a place in the track.
package struct Seek: Command {
    /// Where to go.
    enum Place: Sendable, Equatable {
        case time(Duration)
        case step(Duration)
        /// 0 to 100.
        case percent(Int)
    }

    static let place = Slot<Place>(
        "PLACE", help: "1:30, +30s, -10s, 50%", shape: .one,
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

    package static let spec = CommandSpec(
        "seek", group: .play, summary: "go to a place in the track", slots: [place.erased],
        examples: [
            .init("seek 1:30", "to a time"), .init("seek +30s", "forward"), .init("seek -10s", "back"),
            .init("seek 50%", "to the middle"),
        ],
        cost: "1, and 1 look for + - %", scopes: ["user-modify-playback-state"],
        occasionalScopes: ["user-read-playback-state"], effect: .player)

    let place: Place

    package init(_ input: ParsedInput) throws(UsageError) { place = try input.value(Self.place) }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let target = try await target(using: services)
        try await services.perform(
            Change("seek to \(DurationText.text(target))", domain: .player, requests: [.seek(to: target, device: nil)]))
        return Reply(.note(StyledText("At \(DurationText.text(target)).")))
    }

    private func target(using services: Services) async throws -> Duration {
        switch place {
        case .time(let time): return time
        case .step(let step):
            let playback = try await services.playback()
            return max(.zero, (playback.progress ?? .zero) + step)
        case .percent(let percent):
            let item = try await services.playback().item.map { Row($0) }
            guard case .duration(let length)? = item?["duration"] else { throw ReferenceError.nothingPlaying }
            return length * percent / 100
        }
    }
}
