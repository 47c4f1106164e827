// `import`: takes over what other programs and Spotify's data export have written: plays into those that are kept,
// libraries and playlists into a change. The files are found and told apart here, by what is in them and not by their
// names; plays are read by HistoryImport, libraries by LibraryImport.

package import CommandLanguage
import Library
import Rendering
import Text

/// Takes over files of other programs.
package struct Import: FirstCommand {
    static let files = Slot<[String]>(
        "FILE", help: "files, folders and zip archives", noun: "files", shape: .several, candidates: .files,
        parse: { argument throws(UsageError) in
            if let empty = argument.words.first(where: { $0.text.isEmpty }) {
                throw UsageError(.invalidValue("", expected: "the name of a file"), at: empty.span)
            }
            return argument.words.map(\.text)
        })

    package static let commandName = "import"
    package static let spec = CommandSpec(
        commandName, group: .library, form: .source, summary: "take over the data export of Spotify",
        details: """
            From spotify.com/account/privacy you get your plays: those of the last year, and on request all of them. \
            Name the files, the folder or the archive as it came; what else is in it is passed over. Plays that are \
            there already are recognised, so an import can be repeated. A play counts from 30 s heard; shorter ones \
            are not kept, and addresses, user names and countries never are.
            """,
        slots: [files.erased],
        examples: [
            .init("import my_spotify_data.zip", "everything in it; it is read through unzip"),
            .init("import \"Spotify Extended Streaming History\"", "a folder"),
        ], cost: "none for plays", effect: .session, shownBy: "stats")

    let paths: [String]

    package init(_ input: ParsedInput) throws(UsageError) { paths = try input.value(Self.files) }

    /// Reads all files, one after the other; what was kept of one stays, whatever comes of the next.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        var importing = Importing(services)
        do {
            for path in paths { try await importing.read(path) }
            return try await importing.reply(in: session)
        } catch {
            // What was done before has to be known, whatever ended it.
            importing.sayKept()
            throw error
        }
    }
}

/// Why a file is not imported.
package enum ImportError: Error, Sendable, Equatable {
    /// It is in no format that is known.
    case unknownFormat(path: String)
    /// No file of a folder or an archive is in such a format.
    case nothingKnown(path: String)
    /// It is too large for a library, in bytes.
    case tooLarge(path: String, limit: Int)
    /// Histories that end in the middle, or are broken there; what came before is kept.
    case damaged([DamagedFile])

    /// A history that could not be read to its end.
    package struct DamagedFile: Sendable, Equatable {
        /// As it was typed, or follows from that.
        package var path: String
        /// How many plays came before.
        package var plays: Int
    }
}

/// What was read of the files so far.
struct Importing {
    let services: Services
    private var histories: HistoryImport
    private var libraries: [LibraryFile] = []

    init(_ services: Services) {
        self.services = services
        histories = HistoryImport(services)
    }

    /// Reads what is at a path: a file, or all those of a folder or an archive that are known.
    mutating func read(_ path: String) async throws {
        switch try await services.computer.files.sources(path) {
        case .file(let source):
            guard try await read(source) else { throw ImportError.unknownFormat(path: path) }
        case .several(let sources):
            var isAnyKnown = false
            for source in sources where !source.isOfSystem {
                if try await read(source) { isAnyKnown = true }
            }
            guard isAnyKnown else { throw ImportError.nothingKnown(path: path) }
        }
    }

    /// Reads a file; false for one in no format that is known, of which no more than its beginning is read.
    mutating func read(_ source: FileSource) async throws -> Bool {
        var reading = Reading.beginning([])
        var text = TextBytes()
        try await source.read { bytes in
            try Task.checkCancellation()
            return try await take(text.take(bytes), of: source, &reading, isEnd: false)
        }
        if try await take(text.end(), of: source, &reading, isEnd: true) {
            switch reading {
            case .beginning, .unknown: return false
            case .empty: break
            case .history(let reader): try await histories.end(reader, of: source)
            case .library(let file): libraries.append(file)
            }
        }
        return reading.isKnown
    }

    /// What a file turned out to be.
    private enum Reading {
        case beginning([UInt8])
        case history(HistoryReader)
        case library(LibraryFile)
        case empty
        case unknown

        var isKnown: Bool {
            switch self {
            case .beginning, .unknown: false
            case .history, .library, .empty: true
            }
        }
    }

    /// Takes the next bytes; false when no more are wanted.
    private mutating func take(
        _ bytes: [UInt8], of source: FileSource, _ reading: inout Reading, isEnd: Bool
    ) async throws -> Bool {
        switch reading {
        case .beginning(let before):
            let beginning = before + bytes
            reading = .beginning(beginning)
            guard isEnd || beginning.count >= ImportFormat.beginning else { return true }
            switch ImportFormat(beginning: beginning, isWhole: isEnd) {
            case .history: reading = .history(HistoryReader(name: source.name))
            case .library(let format):
                reading = .library(LibraryFile(path: source.path, format: format, bytes: beginning))
                return true
            case .empty: reading = .empty
            case nil: reading = .unknown
            }
            return try await take(beginning, of: source, &reading, isEnd: isEnd)
        case .history(var reader):
            // The reader is not to be copied with every piece.
            reading = .unknown
            try await histories.take(bytes, &reader)
            reading = .history(reader)
        case .library(var file):
            reading = .unknown
            file.bytes += bytes
            guard file.bytes.count <= LibraryFile.largest else {
                throw ImportError.tooLarge(path: source.path, limit: LibraryFile.largest)
            }
            reading = .library(file)
        case .empty: return true
        case .unknown: return false
        }
        return true
    }

    /// What is said of all of it.
    mutating func reply(in session: Session) async throws -> Reply {
        try await histories.finish()
        if services.context.changes != .made {
            if let intention = histories.intention { _ = try await services.writer.change(intention, {}) }
            return Reply(.nothing)
        }
        try histories.check()
        return Reply(histories.sentence.map { .note(StyledText($0)) } ?? .nothing)
    }

    /// Says what was kept of histories, where something ended the reading.
    func sayKept() {
        guard let sentence = histories.sentence else { return }
        services.console.report(.news(StyledText(sentence)))
    }
}
