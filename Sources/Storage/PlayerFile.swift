// The known state of the player in a small file that all copies of a profile share, and the name of the default
// device in another: the first is forgotten with a logout, the second is the user's own. A file that cannot be
// written is replaced by the memory of this process.

import Files
import FoundationEssentials
package import Library

/// Keeps the player's state in a file.
package actor PlayerFile: PlayerMemory {
    private let file: SharedFile
    private let path: String
    private let deviceFile: PrivateFile
    private let notify: @Sendable (FileNotice) -> Void
    /// More is no name of a device.
    private static let longestName = 4096
    /// The state that could not be written.
    private var unwritten: KnownPlayer?
    /// What was read and could not be understood.
    private var damaged: [UInt8]?
    /// The bytes that were read or written last, and what they say: mostly no other copy has changed them.
    private var latest: (bytes: [UInt8], known: KnownPlayer) = ([], KnownPlayer())

    /// - Parameter notify: receives a notice of a file that could not be understood.
    package init(path: String, devicePath: String, notify: @escaping @Sendable (FileNotice) -> Void = { _ in }) {
        self.path = path
        file = SharedFile(path: path)
        deviceFile = PrivateFile(path: devicePath)
        self.notify = notify
    }

    package func load() -> KnownPlayer {
        defer { setDamagedAside() }
        return unwritten ?? known(from: file.read() ?? [])
    }

    package func update(_ change: @Sendable (inout KnownPlayer) -> Void) {
        do throws(FileFault) {
            try file.change { bytes in
                let before = unwritten ?? known(from: bytes)
                // What cannot be understood is not written over.
                guard damaged == nil else { return nil }
                var known = before
                change(&known)
                guard known != before || unwritten != nil else { return nil }
                latest = Self.kept(known)
                return latest.bytes
            }
            if setDamagedAside() { return update(change) }
            unwritten = nil
        } catch {
            damaged = nil
            var known = unwritten ?? latest.known
            change(&known)
            unwritten = known
        }
    }

    private func known(from bytes: [UInt8]) -> KnownPlayer {
        guard bytes != latest.bytes else { return latest.known }
        let known = bytes.isEmpty ? KnownPlayer() : try? JSONDecoder().decode(KnownPlayer.self, from: Data(bytes))
        if known == nil { damaged = bytes }
        latest = (bytes, known?.plausible() ?? KnownPlayer())
        return latest.known
    }

    /// Gets what could not be understood out of the way, once the file's lock is given back; whether it did.
    @discardableResult
    private func setDamagedAside() -> Bool {
        guard let bytes = damaged else { return false }
        damaged = nil
        guard file.setAside(bytes) else { return false }
        notify(.setAside(path: path, under: file.asidePath))
        return true
    }

    /// What is kept, and its bytes; without names that are too long for the file.
    private static func kept(_ known: KnownPlayer) -> (bytes: [UInt8], known: KnownPlayer) {
        var known = known
        for shorten in shortenings {
            if let data = try? JSONEncoder().encode(known), data.count <= SharedFile.limit {
                return (Array(data), known)
            }
            shorten(&known)
        }
        return ([], KnownPlayer())
    }

    private static let shortenings: [@Sendable (inout KnownPlayer) -> Void] = [
        { $0.devices = [] }, { ($0.item, $0.context) = (nil, nil) }, { $0.device = nil },
    ]

    package func defaultDevice() -> String? {
        guard let bytes = (try? deviceFile.read()) ?? nil, bytes.count <= Self.longestName else { return nil }
        let name = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init)
        return name?.isEmpty == false ? name : nil
    }

    package func setDefaultDevice(_ name: String?) -> Bool {
        do throws(FileFault) {
            guard let name else {
                try deviceFile.remove()
                return true
            }
            try deviceFile.replace(with: Array((name + "\n").utf8))
            return true
        } catch {
            return false
        }
    }

    package func forget() {
        unwritten = nil
        try? file.remove()
    }
}
