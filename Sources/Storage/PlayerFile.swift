// The known state of the player in a small file that all copies of a profile share, and the name of the default device in
// another: the first is forgotten with a logout, the second is the user's own. A file that cannot be written is replaced by
// the memory of this process.

import FoundationEssentials
package import Library

/// Keeps the player's state in a file.
package actor PlayerFile: PlayerMemory {
    private let file: PrivateFile
    private let deviceFile: PrivateFile
    /// The state that could not be written.
    private var unwritten: KnownPlayer?

    /// More is not one of ours.
    private static let limit = 4096

    package init(path: String, devicePath: String) {
        file = PrivateFile(path: path)
        deviceFile = PrivateFile(path: devicePath)
    }

    package func load() -> KnownPlayer {
        if let unwritten { return unwritten }
        guard let bytes = (try? file.read()) ?? nil, bytes.count <= Self.limit,
            let known = try? JSONDecoder().decode(KnownPlayer.self, from: Data(bytes))
        else { return KnownPlayer() }
        return known
    }

    package func update(_ change: @Sendable (inout KnownPlayer) -> Void) {
        let before = load()
        var known = before
        change(&known)
        guard known != before else { return }
        do throws(FileFault) {
            try file.replace(with: Self.bytes(of: known))
            unwritten = nil
        } catch {
            unwritten = known
        }
    }

    /// The bytes to keep; without names that are too long for the file.
    private static func bytes(of known: KnownPlayer) -> [UInt8] {
        var known = known
        for shorten in shortenings {
            if let data = try? JSONEncoder().encode(known), data.count <= limit { return Array(data) }
            shorten(&known)
        }
        return Array("{\"devices\":[]}".utf8)
    }

    private static let shortenings: [@Sendable (inout KnownPlayer) -> Void] = [
        { $0.devices = [] }, { ($0.item, $0.context) = (nil, nil) }, { $0.device = nil },
    ]

    package func defaultDevice() -> String? {
        guard let bytes = (try? deviceFile.read()) ?? nil, bytes.count <= Self.limit else { return nil }
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
