// Which device plays (LANGUAGE §5): the session's choice without a look; otherwise the one that is known to be active, or
// one look, and the active one, the default one, the only usable one, or the user's answer.

import Exchange
import Library
import Rendering
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
    /// The device for `play`; costs one request when neither the session nor the last look tells which.
    package func playingDevice(in session: Session) async throws -> DeviceChoice {
        if let chosen = session.device { return chosen }
        if let active = await player.load().device, active.isYounger(than: KnownPlayer.trust, at: time.now),
            let id = active.value.id
        {
            return DeviceChoice(id: id, name: active.value.name)
        }
        let devices = try await lookAtDevices()
        let usable = devices.filter(\.takesCommands)
        if let active = usable.first(where: \.isActive) { return DeviceChoice(active) }
        let preferred = await defaultDevice(in: session)
        if let preferred {
            if let device = usable.first(where: { $0.isCalled(preferred) }) { return DeviceChoice(device) }
            report(.news(StyledText("Your default device \(Sanitiser.clean(preferred)) is not available.")))
        }
        guard !usable.isEmpty else { throw DeviceError.none(restricted: devices.map(\.name)) }
        if usable.count == 1 { return DeviceChoice(usable[0]) }
        guard session.surroundings == .prompt else { throw DeviceError.several(usable.map(\.name)) }
        let choice = try await choose("Where should it play?", usable.map { Sanitiser.clean($0.name) })
        return DeviceChoice(usable[choice])
    }

    /// The name of the default device: of the settings, else as `device default` kept it.
    func defaultDevice(in session: Session) async -> String? {
        let set = session.settings.value("device.default")
        if set.origin != .preset { return set.text.isEmpty ? nil : set.text }
        return await player.defaultDevice()
    }

    /// The device of that name, by its whole name or an unambiguous beginning; costs one request when no device seen
    /// before is called so.
    package func device(named name: String) async throws -> DeviceChoice {
        if freshness == .cacheAllowed, case .one(let device) = NamedDevice(name, among: await player.load().devices),
            let id = device.id
        {
            return DeviceChoice(id: id, name: device.name)
        }
        return try await presentDevice(named: name)
    }

    /// The device of that name as Spotify knows it now; costs one request.
    private func presentDevice(named name: String) async throws -> DeviceChoice {
        let devices = try await lookAtDevices().map { device in
            KnownPlayer.Device(id: device.takesCommands ? device.id : nil, name: device.name)
        }
        switch NamedDevice(name, among: devices) {
        case .none: throw DeviceError.unknown(name, known: devices.map(\.name))
        case .several(let names): throw DeviceError.ambiguous(name, known: names)
        case .one(let device):
            guard let id = device.id else { throw DeviceError.restricted(device.name) }
            return DeviceChoice(id: id, name: device.name)
        }
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
            let found = try await presentDevice(named: device.name)
            try await command(found)
            return found
        }
    }
}

/// What a name means among devices.
private enum NamedDevice {
    case none
    case one(KnownPlayer.Device)
    case several([String])

    init(_ name: String, among devices: [KnownPlayer.Device]) {
        let folded = Folding.folded(name)
        let exact = devices.filter { Folding.folded($0.name) == folded }
        let found = exact.isEmpty ? devices.filter { Folding.folded($0.name).hasPrefix(folded) } : exact
        self = found.isEmpty ? .none : found.count == 1 ? .one(found[0]) : .several(found.map(\.name))
    }
}

extension Device {
    /// Whether player commands may be sent to it.
    package var takesCommands: Bool { !isRestricted && id != nil }

    /// Whether its name begins so.
    func isCalled(_ name: String) -> Bool { Folding.folded(self.name).hasPrefix(Folding.folded(name)) }
}

extension DeviceChoice {
    init(_ device: Device) {
        self.init(id: device.id ?? "", name: device.name)
    }
}
