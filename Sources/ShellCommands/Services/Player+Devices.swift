// Which device plays (Language §5): the session's choice without a request; otherwise the one that is known to be
// active, or one request, and then the active one, the default one, the only usable one, or the user's answer. What a
// name means among devices is `NamedDevice`'s.

import CommandLanguage
import Exchange
import Library
import Rendering
import Rows
import SpotifyAPI
import SpotifyModel
import Text

extension Player {
    /// The device for `play`; costs one request when neither the session nor the last look tells which.
    package func deviceToPlayOn(in session: Session) async throws -> DeviceChoice {
        if let chosen = session.device { return chosen }
        if let active = await memory.load().device, active.isYounger(than: KnownPlayer.trust, at: time.now),
            let id = active.value.id
        {
            return DeviceChoice(id: id, name: active.value.name)
        }
        let devices = try await fetchDevices()
        let usable = devices.filter(\.takesCommands)
        if let active = usable.first(where: \.isActive) { return DeviceChoice(active) }
        var candidates = usable.map { KnownPlayer.Device($0) }
        if let preferred = await defaultDevice(in: session) {
            switch NamedDevice(preferred, among: candidates) {
            case .one(let device): return DeviceChoice(device)
            case .several(let devices): candidates = devices
            case .none:
                console.report(.news(StyledText("Your default device \(Sanitiser.clean(preferred)) is not available.")))
            }
        }
        guard !candidates.isEmpty else { throw DeviceError.none(restricted: devices.map(\.name)) }
        if candidates.count == 1 { return DeviceChoice(candidates[0]) }
        guard session.surroundings == .prompt else { throw DeviceError.several(candidates.toldApart) }
        return DeviceChoice(
            candidates[try await console.choose("Where should it play?", candidates.toldApart.map(Sanitiser.clean))])
    }

    /// The name of the default device: of the settings, else as `device default` kept it.
    func defaultDevice(in session: Session) async -> String? {
        let set = session.settings.value("device.default")
        if set.origin != .preset { return set.text.isEmpty ? nil : set.text }
        return await memory.defaultDevice()
    }

    /// The device of that name, by its whole name, an unambiguous beginning, or its ID; costs one request when no
    /// device seen before is called so.
    package func device(
        named name: String, missing: ReferenceResolver.NearMiss = .fails, in session: Session
    ) async throws -> DeviceChoice {
        if context.freshness == .cacheAllowed,
            case .one(let device) = NamedDevice(name, among: await memory.load().devices),
            device.id != nil
        {
            return DeviceChoice(device)
        }
        return try await presentDevice(named: name, missing: missing, isPrompt: session.surroundings == .prompt)
    }

    /// The device of that name as Spotify knows it now; costs one request.
    private func presentDevice(
        named name: String, missing: ReferenceResolver.NearMiss = .fails, isPrompt: Bool = false
    ) async throws -> DeviceChoice {
        let devices = try await fetchDevices().map { KnownPlayer.Device($0) }
        switch NamedDevice(name, among: devices) {
        case .none:
            let near = devices.near(name)
            guard missing == .asks, isPrompt, console.audience == .person, near.count == 1 else {
                throw DeviceError.unknown(name, known: devices.toldApart)
            }
            guard try await console.ask(.offer(Sanitiser.clean(near[0].name) + "?")) == "yes" else {
                throw AskError.declined
            }
            return try usable(near[0])
        case .several(let bearers):
            guard isPrompt else { throw DeviceError.ambiguous(name, known: bearers.toldApart) }
            let question = "Several are called \(Sanitiser.clean(name)). Which one?"
            return try usable(bearers[try await console.choose(question, bearers.toldApart.map(Sanitiser.clean))])
        case .one(let device): return try usable(device)
        }
    }

    /// The choice of the device; throws for one that takes no commands.
    private func usable(_ device: KnownPlayer.Device) throws(DeviceError) -> DeviceChoice {
        guard device.id != nil else { throw .restricted(device.name) }
        return DeviceChoice(device)
    }

    /// Runs a player command on a device, and once more when the device is now known by another ID: IDs change, names
    /// stay (SpotifyContract §5). Returns the device on which it ran.
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
