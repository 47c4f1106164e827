// `device default NAME`: the device `play` takes when none was chosen and none is active. It is a setting: to keep it,
// it stands in the start-up file.

package import CommandLanguage
import Rendering
package import Rows
import Text

/// Sets the default device.
package struct DeviceDefault: Command {
    static let device = Slot<String>.word(
        "NAME", help: "its name or the beginning of it; off: none", shape: .rest, candidates: .named("devices"))

    package static let spec = CommandSpec(
        "device", "default", group: .queue, summary: "the device to play on when none is active",
        details: "Kept for this shell; `set device.default NAME` in init.juke keeps it for all.",
        slots: [device.erased],
        examples: [.init("device default kitchen", "by name"), .init("device default off", "none")], cost: "none",
        effect: .session)

    let name: String

    package init(_ input: ParsedInput) throws(UsageError) { name = try input.value(Self.device) }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let isOff = name == "off"
        return Reply(
            .note(
                StyledText(
                    isOff ? "No default device." : "Plays on \(Sanitiser.clean(name)) when no device is active.")),
            changes: [.set("device.default", isOff ? "" : name)])
    }
}
