// `device`: chooses where sound comes out, and moves what plays there. What a name means is decided in `NamedDevice`; a
// device that has disappeared under its old ID is found again by name in `onDevice`.

package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI
import Text

/// Chooses a device.
package struct DeviceCommand: ThingsCommand {
    static let device = Slot.thing(
        "DEVICE", ["device"], shape: .optionalRest, help: "a device: a row of `devices`, a name, or an ID",
        noun: "a device")
    static let play = CommandFlag("play", help: "start playing there")

    package static let commandName = "device"
    package static let spec = CommandSpec(
        commandName, group: .queue, form: .things(["device"]), summary: "choose where it plays", slots: [device.erased],
        options: [play.spec],
        examples: [
            .init("device kitchen", "by the beginning of its name"), .init("device 2 --play", "and start playing"),
            .init("devices | where type = speaker | take 1 | device", "the first speaker"),
        ],
        cost: "1; 2 for a name not seen yet",
        scopes: [.modifyPlaybackState, .readPlaybackState], effect: .player, shownBy: "devices")

    let device: LocatedReference?
    let startsPlaying: Bool
    private let missing: UsageError

    package init(_ input: ParsedInput) throws(UsageError) {
        device = try input.optional(Self.device)
        startsPlaying = input.has(Self.play)
        missing = input.missing(Self.device)
    }

    /// Moves the playback, and makes the device the session's: later commands go to it.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard let chosen = try await choice(or: rows, in: session, using: services) else { return Reply(.nothing) }
        let used = try await services.player.onDevice(chosen) { device in
            let change = await services.player.undoable(
                .use(device, plays: startsPlaying ? true : nil), to: .device(id: device.id, name: device.name)
            ) { known in
                known.device.flatMap { known in known.value.id.map { .device(id: $0, name: known.value.name) } }
            }
            try await services.player.perform(change) {
                [startsPlaying] known, now in
                known.command(device: device, at: now)
                if startsPlaying { known.command(isPlaying: true, at: now) }
            }
        }
        // Whether anything plays there only Spotify knows; where it would sound is certain.
        let sentence =
            "Sound goes to \(Sanitiser.clean(used.name))"
            + (startsPlaying ? ", and Spotify was asked to play there. To check: now" : ".")
        return Reply(.note(StyledText(sentence)), changes: [.use(used)])
    }

    /// The device that the line names, or the one that comes; nil for no rows.
    private func choice(
        or rows: RowStream?, in session: Session, using services: Services
    ) async throws -> DeviceChoice? {
        guard let device else {
            guard let rows else { throw missing }
            let found = try await Sieve(kinds: ["device"], isSent: false).usable(of: rows, in: services.context)
            guard found.rows.count < 2 else { throw ReferenceError.notOne(count: found.rows.count) }
            services.context.omissions.add(leftOutOf: found)
            return try found.rows.first.map { row throws(DeviceError) in try DeviceChoice(listed: row) }
        }
        if case .name(let name, _) = device.reference {
            // Moving the sound on a near miss is harmless once the user has confirmed it; starting it there is not, so
            // that fails.
            return try await services.player.device(named: name, missing: startsPlaying ? .fails : .asks, in: session)
        }
        guard let row = try await services.resolver.one(device, kinds: ["device"], in: session) else { return nil }
        return try DeviceChoice(listed: row)
    }
}
