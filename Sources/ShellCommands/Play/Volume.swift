// `volume`: shows or sets how loud the active device is. Steps need a look at how loud it is now.

package import CommandLanguage
import Library
import Prompting
import Rendering
import SpotifyAPI
import SpotifyModel
import Text

/// Shows or sets the volume.
package struct Volume: FirstCommand {
    /// What the line asks for.
    enum Level: Sendable, Equatable {
        /// 0 to 100.
        case percent(Int)
        /// So much louder, or softer for a negative number.
        case step(Int)
    }

    /// How much `up` and `down` are.
    private static let oneStep = 10

    static let level = Slot<Level>(
        "LEVEL", help: "0 to 100, +10, -10, up, down; without it: show it", shape: .optional,
        candidates: .words([Candidate("up", summary: "ten more"), Candidate("down", summary: "ten less")]),
        parse: { argument throws(UsageError) in
            let text = argument.words[0].text
            if text == "up" || text == "down" { return .step(text == "up" ? Self.oneStep : -Self.oneStep) }
            let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
            let isStep = digits.hasPrefix("+") || digits.hasPrefix("-")
            guard let number = Int(digits), (isStep ? -100...100 : 0...100).contains(number) else {
                let isNumber = !digits.isEmpty && digits.drop { $0 == "+" || $0 == "-" }.allSatisfy(\.isNumber)
                let expected =
                    !isNumber
                    ? "a volume: 0 to 100, a step such as +10, up or down"
                    : isStep ? "a step from -100 to +100" : "a volume from 0 to 100"
                throw UsageError(.invalidValue(text, expected: expected), at: argument.span)
            }
            return isStep ? .step(number) : .percent(number)
        })

    package static let commandName = "volume"
    package static let spec = CommandSpec(
        commandName, group: .play, form: .source, summary: "show or set the volume", slots: [level.erased],
        examples: [
            .init("volume", "how loud it is"), .init("volume 40", "40 of 100"), .init("volume -10", "ten less"),
            .init("volume up", "ten more"),
        ],
        cost: "1; 2 for a step", scopes: [.modifyPlaybackState, .readPlaybackState],
        effect: .player)

    let level: Level?

    package init(_ input: ParsedInput) throws(UsageError) { level = try input.optional(Self.level) }

    /// Shows or sets the volume; a step is limited to 0 and 100.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let target: Int
        switch level {
        case nil:
            let now = try await Self.current(using: services)
            return Reply(.text([StyledText("\(now)")]))
        case .percent(let percent)?: target = percent
        case .step(let step)?:
            let now = try await Self.current(using: services)
            try await Self.checkItCanBeSet(using: services)
            target = min(100, max(0, now + step))
        }
        try await services.player.setVolume(target)
        return Reply(.note(StyledText("Volume \(target).")))
    }

    /// How loud the active device is.
    static func current(using services: Services) async throws -> Int {
        // What an older juke kept is below 0 where it did not know.
        guard let volume = try await services.player.currentOrFetched({ $0.volume }), volume >= 0 else {
            throw PlayError.volumeUnknown
        }
        return min(volume, 100)
    }

    /// Throws where the device is known to take no volume.
    static func checkItCanBeSet(using services: Services) async throws {
        if await services.player.known().hasFixedVolume == true { throw SpotifyError.volumeNotControllable }
    }
}

extension Player {
    /// Sets the volume of the active device; `before` is what `mute` is to give back.
    func setVolume(_ percent: Int, muting before: Int? = nil) async throws {
        let change = Change(
            "set the volume to \(percent)", domain: .player, requests: [.setVolume(percent, device: nil)])
        let kept = await undoable(change, to: .volume(percent)) { $0.volume.map { .volume($0.value) } }
        try await perform(kept) { known, now in
            known.volume = Known(percent, at: now, by: .command)
            known.mutedVolume = before
        }
    }
}
