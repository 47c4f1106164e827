// Which device plays (Language §5): the session's choice without a look; otherwise the one that is known to be active, or
// one look, and the active one, the default one, the only usable one, or the user's answer.

import CommandLanguage
import Exchange
import Library
import Rendering
import Rows
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
        var candidates = usable.map { KnownPlayer.Device($0) }
        if let preferred = await defaultDevice(in: session) {
            switch NamedDevice(preferred, among: candidates) {
            case .one(let device): return DeviceChoice(device)
            case .several(let devices): candidates = devices
            case .none:
                report(.news(StyledText("Your default device \(Sanitiser.clean(preferred)) is not available.")))
            }
        }
        guard !candidates.isEmpty else { throw DeviceError.none(restricted: devices.map(\.name)) }
        if candidates.count == 1 { return DeviceChoice(candidates[0]) }
        guard session.surroundings == .prompt else { throw DeviceError.several(candidates.toldApart) }
        return DeviceChoice(
            candidates[try await choose("Where should it play?", candidates.toldApart.map(Sanitiser.clean))])
    }

    /// The name of the default device: of the settings, else as `device default` kept it.
    func defaultDevice(in session: Session) async -> String? {
        let set = session.settings.value("device.default")
        if set.origin != .preset { return set.text.isEmpty ? nil : set.text }
        return await player.defaultDevice()
    }

    /// The device that a line names: a row of `devices`, a name, or an ID.
    package func device(_ named: DeviceName, in session: Session) async throws -> DeviceChoice {
        if let selection = named.rows, session.listings.contains(where: { $0.kinds.contains("device") }) {
            let reference = LocatedReference(.rows(selection, kind: "device"), span: named.span)
            let rows = try await resolve(reference, kinds: ["device"], in: session).rows
            guard rows.count == 1 else {
                throw LocatedReferenceError(error: .notOne(count: rows.count), span: named.span)
            }
            return try DeviceChoice(listed: rows[0])
        }
        return try await device(named: named.text, in: session)
    }

    /// The device of that name, by its whole name, an unambiguous beginning, or its ID; costs one request when no device
    /// seen before is called so.
    package func device(
        named name: String, missing: NearMiss = .fails, in session: Session
    ) async throws -> DeviceChoice {
        if freshness == .cacheAllowed, case .one(let device) = NamedDevice(name, among: await player.load().devices),
            device.id != nil
        {
            return DeviceChoice(device)
        }
        return try await presentDevice(named: name, missing: missing, isPrompt: session.surroundings == .prompt)
    }

    /// The device of that name as Spotify knows it now; costs one request.
    private func presentDevice(
        named name: String, missing: NearMiss = .fails, isPrompt: Bool = false
    ) async throws -> DeviceChoice {
        let devices = try await lookAtDevices().map { KnownPlayer.Device($0) }
        switch NamedDevice(name, among: devices) {
        case .none:
            let near = devices.near(name)
            guard missing == .asks, isPrompt, audience == .person, near.count == 1 else {
                throw DeviceError.unknown(name, known: devices.toldApart)
            }
            guard try await ask(.offer(Sanitiser.clean(near[0].name) + "?")) == "yes" else { throw AskError.declined }
            return try usable(near[0])
        case .several(let bearers):
            guard isPrompt else { throw DeviceError.ambiguous(name, known: bearers.toldApart) }
            let question = "Several are called \(Sanitiser.clean(name)). Which one?"
            return try usable(bearers[try await choose(question, bearers.toldApart.map(Sanitiser.clean))])
        case .one(let device): return try usable(device)
        }
    }

    private func usable(_ device: KnownPlayer.Device) throws(DeviceError) -> DeviceChoice {
        guard device.id != nil else { throw .restricted(device.name) }
        return DeviceChoice(device)
    }

    /// Runs a player command on a device, and once more when the device is now known by another ID: IDs change, names
    /// stay (SpotifyContract §5). Answers the device it ran on.
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

/// A device as an option names it.
package struct DeviceName: Sendable, Hashable {
    package var text: String
    /// The row of `devices` it can be.
    var rows: RowSelection?
    var span: Range<Int>

    init(_ word: Word) {
        text = word.text
        rows = word.bareText.flatMap { RowSelection(parsing: $0) }
        span = word.span
    }
}

/// What a name means among devices.
enum NamedDevice {
    case none
    case one(KnownPlayer.Device)
    case several([KnownPlayer.Device])

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
    /// Their names; those that share one with what tells them apart: `Chromecast (TV)`, `Chromecast (CastVideo, active)`.
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
