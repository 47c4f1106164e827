// `devices`: where sound can come out. Choosing one is `device`. Listing them also teaches juke their names, which
// completion and `--on` use.

package import CommandLanguage
import Rendering
import Rows
import SpotifyAPI

/// Lists the devices.
package struct Devices: FirstCommand {
    package static let commandName = "devices"
    package static let spec = CommandSpec(
        commandName, group: .queue, form: .source, summary: "where sound can come out",
        examples: [.init("devices", "list them; `device 2` chooses one")], returns: ["device"], cost: "1",
        scopes: [.readPlaybackState])

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Lists them, always with one request: which devices are on changes too often to be kept.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let devices = try await services.player.fetchDevices().map { Row($0) }
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.device, stream: RowStream(devices), name: "devices",
                    emptyNote: "No devices found. Open Spotify on a phone or computer, or start spotifyd or librespot.")
            ))
    }
}
