// The known state of the player in a small file that all copies of a profile share, and the name of the default device in
// another: the first is forgotten with a logout, the second is the user's own. A file that cannot be written is replaced by
// the memory of this process.

import FoundationEssentials
package import Library

/// Keeps the player's state in a file.
package actor PlayerFile: PlayerMemory {
    private let file: SharedFile
    private let deviceFile: PrivateFile
    /// More is no name of a device.
    private static let longestName = 4096
    /// The state that could not be written.
    private var unwritten: KnownPlayer?
    /// The bytes that were read or written last, and what they say: mostly nobody else has changed them.
    private var latest: (bytes: [UInt8], known: KnownPlayer) = ([], KnownPlayer())

    package init(path: String, devicePath: String) {
        file = SharedFile(path: path)
        deviceFile = PrivateFile(path: devicePath)
    }

    package func load() -> KnownPlayer {
        unwritten ?? known(from: file.read() ?? [])
    }

    package func update(_ change: @Sendable (inout KnownPlayer) -> Void) {
        do throws(FileFault) {
            try file.change { bytes in
                let before = unwritten ?? known(from: bytes)
                var known = before
                change(&known)
                guard known != before || unwritten != nil else { return nil }
                latest = Self.kept(known)
                return latest.bytes
            }
            unwritten = nil
        } catch {
            var known = unwritten ?? latest.known
            change(&known)
            unwritten = known
        }
    }

    private func known(from bytes: [UInt8]) -> KnownPlayer {
        if bytes != latest.bytes {
            latest = (bytes, (try? JSONDecoder().decode(KnownPlayer.self, from: Data(bytes))) ?? KnownPlayer())
        }
        return latest.known
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
