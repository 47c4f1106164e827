// What one prompt leaves to the next (Architecture §4): the selection and the device in `session.json`, of at most 4
// kB. Listings are in a file of their own, which is read when a number first refers to them; reading and writing the
// files is left to Storage and the executable.

import FoundationEssentials
import Rows
package import ShellCommands

/// The small part of a session that is read at every start.
package struct SavedSession: Sendable, Equatable, Codable {
    /// What the prompt had selected, the outermost first.
    package var selection: [SelectedThing]
    /// The device that was chosen with `device`.
    package var device: DeviceChoice?
    /// The names of devices that were learnt of, for completion; nil where there are none.
    package var devices: [String]?
    /// The version of the file; nil in those from before there was one. A newer one is not used.
    private var version: Int? = Self.current

    private static let current = 1

    /// The part of a session that is kept.
    package init(_ session: Session) {
        selection = session.selection
        device = session.device
        devices = session.devices.isEmpty ? nil : session.devices
    }

    /// What a file holds; nil for anything else than a saved session, and for more bytes than one has.
    package init?(bytes: [UInt8]) {
        guard bytes.count <= Self.limit, let saved = try? JSONDecoder().decode(SavedSession.self, from: Data(bytes)),
            saved.version ?? Self.current <= Self.current
        else { return nil }
        self = saved
        version = Self.current
    }

    /// The bytes to keep, always the same for the same session. When names are so long that it would exceed the limit,
    /// an empty selection is kept in its place.
    package var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        if let data = try? encoder.encode(self), data.count <= Self.limit { return Array(data) }
        return Array("{\"selection\":[],\"version\":1}".utf8)
    }

    /// The most bytes a session takes on disk.
    package static let limit = 4096
}
