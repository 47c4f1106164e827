// Devices as rows: what `devices` lists. They have an ID but no URI, so no command for things of the catalogue takes
// them. Choosing one is `DeviceCommand`.

import Rows
import SpotifyModel

/// What the row of a device is made of.
struct DeviceRow: Listable {
    let device: Device

    var name: String { device.name }
    var id: String? { device.id }

    static var kind: RowKind { "device" }

    static let columns = Columns<DeviceRow>(
        [
            .text(.type, .shown(rank: 1), help: "Computer, Speaker, Smartphone …") { $0.device.type },
            .flag("active", .shown(rank: 2), help: "whether it is the one that plays") { $0.device.isActive },
            .number("volume", .shown(rank: 3, unit: Field.Unit("%", "%")), help: "0 to 100") { $0.device.volume },
            .flag(.restricted, help: "whether it refuses commands") { $0.device.isRestricted || $0.device.id == nil },
        ])
}

extension Row {
    /// A device.
    init(_ device: Device) { self.init(DeviceRow(device: device)) }
}
