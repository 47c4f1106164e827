// Files, folders and archives that commands read from beginning to end, on the disk. Archives are read by `unzip`,
// whose output is never written to the disk. Which of the files mean something is left to the commands.

import Files
import NetworkAdapters
import Shell
import ShellCommands

/// Finds and opens what is to be read.
struct DiskSources: Sendable {
    let environment: [String: String]
    let process: SystemProcess

    /// How deep folders are looked through: no export is as deep.
    private static let deepest = 16
    /// What is read at once, in bytes.
    private static let pieceSize = 1 << 18
    /// What an archive begins with; one without files has the second.
    private static let archiveSigns: [[UInt8]] = [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]]

    /// What is at a path, as it was typed.
    func at(_ path: String) async throws -> ReadableFiles {
        let place = HomeFolder.expanded(path, environment)
        let beginning: [UInt8]
        do throws(Errno) {
            switch try FileStatus(of: place).kind {
            case .folder: return .several(try Self.sources(in: place, shown: path))
            case .file: beginning = try OpenFile(place, .reading).contents(to: 4)
            // A look at the beginning would take it from what is read afterwards.
            case .pipe, .characterDevice, .socket, .blockDevice, .symbolicLink: beginning = []
            }
        } catch {
            throw ScriptError.unreadable(path, error)
        }
        guard Self.archiveSigns.contains(beginning) else { return .file(Self.source(place, shown: path)) }
        return .several(try await members(of: place, shown: path))
    }

    /// The files of a folder at any depth, in the order of their names. Links to folders are not followed, since they
    /// may lead round in circles.
    private static func sources(in folder: String, shown: String, depth: Int = 0) throws(Errno) -> [FileSource] {
        var found: [FileSource] = []
        for entry in try Folder(folder).entries().sorted(by: { $0.name < $1.name }) where entry.isNameText {
            let (place, shown) = (join(folder, entry.name), join(shown, entry.name))
            if !entry.isFolder {
                found.append(source(place, shown: shown))
            } else if depth < deepest {
                found += try sources(in: place, shown: shown, depth: depth + 1)
            }
        }
        return found
    }

    private static func join(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    private static func source(_ place: String, shown: String) -> FileSource {
        FileSource(path: shown) { use in
            let file = try ScriptError.reading(shown) { () throws(Errno) in try OpenFile(place, .reading) }
            while true {
                let bytes = try ScriptError.reading(shown) { () throws(Errno) in try file.read(upTo: pieceSize) }
                guard !bytes.isEmpty, try await use(bytes) else { return }
            }
        }
    }
}

// MARK: - Archives

extension DiskSources {
    /// The files of an archive, in the order of their names.
    private func members(of place: String, shown: String) async throws -> [FileSource] {
        guard let unzip = PathName.program("unzip", searching: environment["PATH"] ?? "") else {
            throw ArchiveError.noProgram(path: shown)
        }
        var names: [UInt8] = []
        // A path that begins with a dash would be an option.
        let archive = place.hasPrefix("-") ? "./" + place : place
        let status = try await process.read(from: unzip, arguments: ["-Z1", archive]) { bytes in
            names += bytes
            return true
        }
        // An archive without files ends with 1.
        guard let status, status <= 1 else { throw ArchiveError.unreadable(path: shown, status: status ?? 0) }
        return names.split(separator: UInt8(ascii: "\n")).filter { $0.last != UInt8(ascii: "/") }
            .sorted { $0.lexicographicallyPrecedes($1) }.map { member($0, of: archive, unzip, shown: shown) }
    }

    private func member(_ name: ArraySlice<UInt8>, of archive: String, _ unzip: String, shown: String) -> FileSource {
        let path = Self.join(shown, String(decoding: name, as: UTF8.self))
        // An empty password keeps `unzip` from asking for one.
        let arguments = ["-P", "", "-p", archive, Self.pattern(for: name)]
        let process = process
        return FileSource(path: path) { use in
            let status = try await process.read(from: unzip, arguments: arguments, use)
            if let status, status > 1 { throw ArchiveError.unreadable(path: path, status: status) }
        }
    }

    /// The pattern that this name fits: `unzip` takes its arguments for patterns. Bytes that are not ASCII may be in
    /// any encoding, so all fit there.
    private static func pattern(for name: ArraySlice<UInt8>) -> String {
        var pattern = ""
        for byte in name {
            let letter = byte < 0x80 ? Character(Unicode.Scalar(byte)) : "?"
            if byte < 0x80, "*?[]\\".contains(letter) { pattern.append("\\") }
            pattern.append(letter)
        }
        return pattern
    }
}
