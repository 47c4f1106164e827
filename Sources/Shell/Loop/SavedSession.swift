// What one prompt leaves to the next: the selection and the device in `session.json` (at most 4 kB), the listings in a
// file of their own that is read when a number first refers to them.

import FoundationEssentials
import Rows
package import ShellCommands

/// The small part of a session that is read at every start.
package struct SavedSession: Sendable, Equatable, Codable {
    package var selection: [SelectedThing]
    package var device: DeviceChoice?
    /// The names of devices that were listed.
    package var devices: [String]?

    package init(_ session: Session) {
        selection = session.selection
        device = session.device
        devices = session.devices.isEmpty ? nil : session.devices
    }

    /// nil for anything that is not one of ours.
    package init?(bytes: [UInt8]) {
        guard bytes.count <= Self.limit, let saved = try? JSONDecoder().decode(SavedSession.self, from: Data(bytes))
        else { return nil }
        self = saved
    }

    /// The bytes to keep; without the selection when names are so long that it would not fit.
    package var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        if let data = try? encoder.encode(self), data.count <= Self.limit { return Array(data) }
        return Array("{\"selection\":[]}".utf8)
    }

    /// What a session may take on disk.
    package static let limit = 4096
}
