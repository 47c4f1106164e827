// `device default NAME`: the device `play` takes when none was chosen and none is active. The name is kept in a file of
// the profile, so later shells and scripts use it as well; `set device.default` overrides it.

package import CommandLanguage
import Library
import Rendering
import Text

/// Shows or sets the default device.
package struct DeviceDefault: FirstCommand {
    static let device = Slot<String>.word(
        "NAME", help: "its name or the beginning of it; off: none; without it: show it", shape: .optionalRest,
        candidates: .kept(.devices))

    package static let commandName = "device default"
    package static let spec = CommandSpec(
        commandName, group: .queue, form: .source, summary: "the device to play on when none is active",
        details: """
            It is kept for this profile, also for later shells and scripts, in the file `device` beside the login. \
            `set device.default NAME` in the start-up file overrides it.
            """,
        slots: [device.erased],
        examples: [
            .init("device default kitchen", "by name"), .init("device default off", "none"),
            .init("device default", "which one it is"),
        ], cost: "none", effect: .session)

    let name: String?

    package init(_ input: ParsedInput) throws(UsageError) { name = try input.optional(Self.device) }

    /// Shows or keeps the name. A name that fits no known device is kept, too, since that device may only be switched
    /// off.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard let name else {
            return Reply(.note(StyledText(Self.sentence(await services.player.defaultDevice(in: session)))))
        }
        let chosen = name == "off" ? nil : name
        var isKept = true
        let words = chosen.map { "play on \(Sanitiser.clean($0)) when no device is active" } ?? "have no default device"
        guard
            try await services.writer.change(words, { isKept = await services.player.memory.setDefaultDevice(chosen) })
        else { return Reply(.nothing) }
        var sentence = Self.sentence(chosen)
        if !isKept { sentence += " It could not be stored for later shells." }
        let known = await services.player.known().devices
        if let chosen {
            if known.isEmpty {
                sentence += " Its name could not be checked, since no devices have been seen yet. To look: devices"
            } else if case .none = NamedDevice(chosen, among: known) {
                sentence += " No device of that name has been seen yet. To look: devices"
            }
        }
        return Reply(.note(StyledText(sentence)), changes: [.set("device.default", chosen ?? "")])
    }

    private static func sentence(_ name: String?) -> String {
        name.map { "Plays on \(Sanitiser.clean($0)) when no device is active." } ?? "No default device."
    }
}
