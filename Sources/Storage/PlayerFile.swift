// The known state of the player in a small file that all copies of a profile share, and the name of the default device
// in another: a logout deletes the first, while the second is the user's own choice. A file that cannot be written is
// replaced by the memory of this process. How old a state may be is left to its readers.

import Files
import FoundationEssentials
package import Library

/// Keeps the player's state in a file.
package actor PlayerFile: PlayerMemory {
    private let file: SharedFile
    private let path: String
    private let deviceFile: PrivateFile
    private let notify: @Sendable (FileNotice) -> Void
    /// In bytes. No name of a device is longer.
    private static let longestName = 4096
    /// The state that could not be written; nil while the file works.
    private var unwritten: KnownPlayer?
    /// Bytes that were read and could not be understood; nil when the file is in order.
    private var damaged: [UInt8]?
    /// The bytes that were read or written last, and what they mean: usually no other copy has changed them, and they
    /// need not be decoded again.
    private var latest: (bytes: [UInt8], known: KnownPlayer) = ([], KnownPlayer())

    /// - Parameter notify: receives a notice of a file that could not be understood.
    package init(path: String, devicePath: String, notify: @escaping @Sendable (FileNotice) -> Void = { _ in }) {
        self.path = path
        file = SharedFile(path: path)
        deviceFile = PrivateFile(path: devicePath)
        self.notify = notify
    }

    /// What is known now, from whichever copy learnt it last.
    package func load() -> KnownPlayer {
        defer { setDamagedAside() }
        return unwritten ?? known(from: file.read() ?? [])
    }

    /// Changes the state under the lock of the file, so that no change of another copy is lost.
    package func update(_ change: @Sendable (inout KnownPlayer) -> Void) {
        do throws(FileFault) {
            try file.change { bytes in
                let before = unwritten ?? known(from: bytes)
                // Bytes that cannot be understood are not overwritten; they are set aside first.
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
        let object = bytes.isEmpty ? StoredObject() : StoredObject(bytes)
        let known = object.flatMap { FileVersion.isNewer($0) ? nil : KnownPlayer($0) }
        if known == nil { damaged = bytes }
        latest = (bytes, known?.plausible() ?? KnownPlayer())
        return latest.known
    }

    /// Sets aside what could not be understood, or is of a newer version, after the lock of the file was released;
    /// returns whether it did.
    @discardableResult
    private func setDamagedAside() -> Bool {
        guard let bytes = damaged else { return false }
        damaged = nil
        let isNewer = FileVersion.isNewer(bytes)
        guard let other = file.setAside(bytes, isNewer: isNewer) else { return false }
        notify(isNewer ? .newerSetAside(path: path, under: other) : .setAside(path: path, under: other))
        return true
    }

    /// What is kept, and its bytes, without the longest names where they would exceed the limit of the file.
    private static func kept(_ known: KnownPlayer) -> (bytes: [UInt8], known: KnownPlayer) {
        var known = known
        for shorten in shortenings {
            var object = known.stored
            object.put(FileVersion.current, "version")
            let bytes = object.bytes
            if bytes.count <= SharedFile.limit { return (bytes, known) }
            shorten(&known)
        }
        return ([], KnownPlayer())
    }

    /// What is left out, one after the other, until the rest fits.
    private static let shortenings: [@Sendable (inout KnownPlayer) -> Void] = [
        { $0.devices = [] }, { ($0.item, $0.context) = (nil, nil) }, { $0.device = nil },
    ]

    /// The name of the default device; nil where none was set.
    package func defaultDevice() -> String? {
        guard let bytes = (try? deviceFile.read()) ?? nil, bytes.count <= Self.longestName else { return nil }
        let name = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init)
        return name?.isEmpty == false ? name : nil
    }

    /// Sets the default device, or removes it for nil; false where the file cannot be changed.
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

    /// Deletes what is known, as a logout must (SpotifyContract §8.8); the default device stays.
    package func forget() {
        unwritten = nil
        try? file.remove()
    }
}
