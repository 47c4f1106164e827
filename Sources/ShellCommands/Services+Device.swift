// Which device plays (LANGUAGE §5): the session's choice without a look; otherwise one look, and the active one, the
// only usable one, or the user's answer.

import SpotifyAPI
package import SpotifyModel
import Text

/// Why there is no device to play on.
package enum DeviceError: Error, Sendable, Equatable {
    /// Spotify knows no device that takes commands.
    case none(restricted: [String])
    /// Several could play, none is active, and nobody can be asked.
    case several([String])
    case unknown(String, known: [String])
    /// More than one device's name begins so.
    case ambiguous(String, known: [String])
    case restricted(String)
}

extension Services {
    /// The device for `play`; costs one request when the session has not chosen one yet.
    package func playingDevice(in session: Session) async throws -> DeviceChoice {
        if let chosen = session.device { return chosen }
        let devices = try await spotify.send(.devices)
        let usable = devices.filter(\.takesCommands)
        let preferred = Folding.folded(session.settings["device.default"])
        if !preferred.isEmpty, !usable.contains(where: \.isActive),
            let device = usable.first(where: { Folding.folded($0.name).hasPrefix(preferred) })
        {
            return DeviceChoice(device)
        }
        if let active = usable.first(where: \.isActive) ?? (usable.count == 1 ? usable[0] : nil) {
            return DeviceChoice(active)
        }
        guard !usable.isEmpty else { throw DeviceError.none(restricted: devices.map(\.name)) }
        guard session.surroundings == .prompt else { throw DeviceError.several(usable.map(\.name)) }
        let choice = try await choose("Where should it play?", usable.map { Sanitiser.clean($0.name) })
        return DeviceChoice(usable[choice])
    }

    /// The device of that name, by its whole name or an unambiguous beginning; costs one request.
    package func device(named name: String) async throws -> DeviceChoice {
        let devices = try await spotify.send(.devices)
        let folded = Folding.folded(name)
        let exact = devices.filter { Folding.folded($0.name) == folded }
        let found = exact.isEmpty ? devices.filter { Folding.folded($0.name).hasPrefix(folded) } : exact
        guard let device = found.first else { throw DeviceError.unknown(name, known: devices.map(\.name)) }
        guard found.count == 1 else { throw DeviceError.ambiguous(name, known: found.map(\.name)) }
        guard device.takesCommands else { throw DeviceError.restricted(device.name) }
        return DeviceChoice(device)
    }

    /// Runs a player command on a device, and once more when the device is now known by another ID: IDs change, names
    /// stay (contract §5). Answers the device it ran on.
    package func onDevice(
        _ device: DeviceChoice, _ command: (DeviceChoice) async throws -> Void
    ) async throws -> DeviceChoice {
        do {
            try await command(device)
            return device
        } catch SpotifyError.deviceNotFound {
            let found = try await self.device(named: device.name)
            try await command(found)
            return found
        }
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
}
