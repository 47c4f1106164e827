// `resume`, and `play` without arguments: goes on where it stopped, on the session's device or on the one that can play.

package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Goes on playing.
package struct Resume: Command {
    package static let spec = CommandSpec(
        "resume", group: .play, summary: "go on where it stopped",
        examples: [.init("resume", "go on playing")], cost: "1", scopes: ["user-modify-playback-state"], effect: .player
    )

    package init(_ input: ParsedInput) throws(UsageError) {}

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        try await Self.resume(on: nil, in: session, using: services)
    }

    static func resume(on name: String?, in session: Session, using services: Services) async throws -> Reply {
        let named: DeviceChoice? = if let name { try await services.device(named: name) } else { session.device }
        do {
            guard let device = named else {
                let isNew = try await services.perform(change(on: nil)) { $0.isPlaying }
                return Reply(.note(StyledText(session.playMark + (isNew ? " resumed" : " already playing"))))
            }
            var isNew = true
            let used = try await services.onDevice(device) { device in
                isNew = try await services.perform(change(on: device)) { $0.isPlaying }
            }
            return isNew
                ? reply(on: used, in: session) : Reply(.note(StyledText(session.playMark + " already playing")))
        } catch SpotifyError.noActiveDevice {
            // Spotify has no active device; one that can play is woken by its ID.
            var session = session
            session.device = nil
            let device = try await services.playingDevice(in: session)
            try await services.perform(change(on: device))
            return reply(on: device, in: session)
        }
    }

    private static func reply(on device: DeviceChoice, in session: Session) -> Reply {
        let text = "\(session.playMark) resumed on \(Sanitiser.clean(device.name))"
        return Reply(.note(StyledText(text)), changes: [.use(device)])
    }

    private static func change(on device: DeviceChoice?) -> Change {
        Change("resume", domain: .player, requests: [.play(.resume, device: device?.id)])
    }
}
