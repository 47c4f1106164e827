// `resume`, and `play` without anything to play: continues where the music stopped, on the session's device or on the
// one that can play, shuffled or at another place if the line says so.

package import CommandLanguage
import Library
import Rendering
import SpotifyAPI
import SpotifyModel
import Text

/// Resumes playing.
package struct Resume: FirstCommand {
    package static let commandName = "resume"
    package static let spec = CommandSpec(
        commandName, group: .play, form: .source, summary: "continue where it stopped", options: [Play.on.spec],
        examples: [.init("resume", "continue playing"), .init("resume --on kitchen", "continue on another device")],
        cost: "1; 2 with the name of a device", scopes: [.modifyPlaybackState],
        occasionalScopes: [.readPlaybackState], effect: .player)

    let request: Request

    package init(_ input: ParsedInput) throws(UsageError) {
        request = Request(device: try input.value(Play.on))
    }

    /// Resumes as the line says.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        try await request.perform(in: session, using: services)
    }

    /// Where and how to resume.
    struct Request: Sendable {
        var device: DeviceName?
        var isShuffled = false
        var start: Duration?
    }
}

extension Resume.Request {
    /// Resumes, and if Spotify has no active device, on one that it wakes by its ID.
    func perform(in session: Session, using services: Services) async throws -> Reply {
        let named: DeviceChoice? =
            if let device { try await services.resolver.device(device, in: session) } else { session.device }
        do {
            guard let device = named else {
                let isNew = try await resume(on: nil, using: services)
                return try await reply(isNew, on: nil, in: session, using: services)
            }
            var isNew = true
            let used = try await services.player.onDevice(device) { isNew = try await resume(on: $0, using: services) }
            return try await reply(isNew, on: used, in: session, using: services)
        } catch SpotifyError.noActiveDevice {
            // Spotify has no active device; one that can play is woken by its ID.
            var session = session
            session.device = nil
            let device = try await services.player.deviceToPlayOn(in: session)
            let isNew = try await resume(on: device, using: services)
            return try await reply(isNew, on: device, in: session, using: services)
        }
    }

    /// Resumes; false when it plays there already.
    private func resume(on device: DeviceChoice?, using services: Services) async throws -> Bool {
        let change = Change("resume", domain: .player, requests: [.play(.resume, device: device?.id)])
        do {
            let reasons: Set = device == nil ? ["ALREADY_PLAYING", "NOT_PAUSED"] : []
            return try await services.player.perform(change, reasons: reasons) { known in
                known.motion?.value.isPlaying == true && (device == nil || known.device?.value.id == device?.id)
            } noting: { known, now in
                known.command(isPlaying: true, at: now)
                if let device { known.command(device: device, at: now) }
            }
        } catch SpotifyError.restriction(let message, let reason) {
            let known = await services.player.known()
            // The attempt has looked at the player, so the refusal can be explained: nothing to resume, or music on
            // another device.
            guard known.item?.value != nil else { throw PlayError.nothingToResume }
            guard let device, known.device?.value.id != device.id else {
                throw SpotifyError.restriction(message, reason: reason)
            }
            try await services.player.perform(.use(device, plays: true)) { known, now in
                known.command(isPlaying: true, at: now)
                known.command(device: device, at: now)
            }
            return true
        }
    }

    /// Does what else the line asks for, and says it all.
    private func reply(
        _ isNew: Bool, on device: DeviceChoice?, in session: Session, using services: Services
    ) async throws -> Reply {
        var text = session.playMark + (isNew ? " resumed" : " already playing")
        if isNew, let device { text += " on \(Sanitiser.clean(device.name))" }
        if isShuffled {
            try await services.player.perform(.shuffle(true, device: device?.id)) { known, now in
                known.shuffle = Known(true, at: now, by: .command)
            }
            text += ", shuffled"
        }
        if let start {
            try await services.player.perform(.seek(to: start, device: device?.id)) {
                $0.command(progress: start, at: $1)
            }
            text += ", at \(DurationText.text(start))"
        }
        return Reply(.note(StyledText(text)), changes: device.map { [.use($0)] } ?? [])
    }
}

extension Change {
    static func shuffle(_ isOn: Bool, device: String? = nil) -> Change {
        Change("turn shuffle \(isOn ? "on" : "off")", domain: .player, requests: [.setShuffle(isOn, device: device)])
    }

    static func seek(to place: Duration, device: String? = nil) -> Change {
        Change(
            "seek to \(DurationText.text(place))", domain: .player, requests: [.seek(to: place, device: device)])
    }

    static func use(_ device: DeviceChoice, plays: Bool?) -> Change {
        Change("play on \(device.name)", domain: .player, requests: [.transfer(to: device.id, play: plays)])
    }
}
