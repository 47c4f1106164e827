// Devices by name: which one a name means, how devices of one name are told apart, and the same device in its several
// forms — as Spotify lists it, as it is remembered, as a row, and as the choice of a session.

import CommandLanguage
import Library
import Rows
package import SpotifyModel
import Text

/// What a name means among devices.
enum NamedDevice {
    case none
    case one(KnownPlayer.Device)
    case several([KnownPlayer.Device])

    /// An ID first, then the whole name, then its beginning; case and accents do not matter.
    init(_ name: String, among devices: [KnownPlayer.Device]) {
        if let device = devices.first(where: { $0.id == name }) {
            self = .one(device)
            return
        }
        let folded = Folding.folded(name)
        let exact = devices.filter { Folding.folded($0.name) == folded }
        let found = exact.isEmpty ? devices.filter { Folding.folded($0.name).hasPrefix(folded) } : exact
        // One that takes no commands is not meant where another of its name does.
        let usable = found.filter { $0.id != nil }
        let meant = usable.isEmpty ? found : usable
        self = meant.isEmpty ? .none : meant.count == 1 ? .one(meant[0]) : .several(meant)
    }
}

extension [KnownPlayer.Device] {
    /// Their names; those that share one with what tells them apart: `Chromecast (TV)`, `Chromecast (CastVideo,
    /// active)`.
    var toldApart: [String] {
        let names = map { Folding.folded($0.name) }
        let texts = zip(self, names).map { device, name in
            names.count { $0 == name } == 1 ? device.name : device.described
        }
        return zip(self, texts).map { device, text in
            texts.count { $0 == text } == 1 ? text : "\(text), ID \(device.id ?? "unknown")"
        }
    }

    /// Those whose name is nearest to what was typed.
    func near(_ name: String) -> [KnownPlayer.Device] {
        let typed = Folding.folded(name)
        let ranked = map { Nearness(of: Folding.folded($0.name), to: typed) }
        guard let best = ranked.compactMap({ $0 }).min() else { return [] }
        return zip(self, ranked).filter { $0.1 == best }.map(\.0)
    }
}

extension KnownPlayer.Device {
    init(_ device: SpotifyModel.Device) {
        self.init(
            id: device.takesCommands ? device.id : nil, name: device.name, type: device.type,
            isActive: device.isActive)
    }

    /// `Chromecast (CastVideo, active)`.
    fileprivate var described: String {
        let facts = [type, isActive == true ? "active" : nil].compactMap { $0 }
        return facts.isEmpty ? name : "\(name) (\(facts.joined(separator: ", ")))"
    }
}

extension Device {
    /// Whether player commands may be sent to it.
    package var takesCommands: Bool { !isRestricted && id != nil }
}

extension DeviceChoice {
    init(_ device: Device) {
        self.init(id: device.id ?? "", name: device.name)
    }

    init(_ device: KnownPlayer.Device) {
        self.init(id: device.id ?? "", name: device.name)
    }

    /// A device as it was listed.
    init(listed row: Row) throws(DeviceError) {
        guard let id = row.id, row[.restricted] != true else { throw .restricted(row.title) }
        self.init(id: id, name: row.title)
    }
}
