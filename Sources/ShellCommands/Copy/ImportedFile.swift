// A file of a library while it is read, and afterwards: its entries, and what it is called. Its bytes are read by
// EntryReader, what becomes of its entries is decided by LibraryImport.

import Formats
import Text

/// A file with entries of a library or of playlists.
struct ImportedFile: Sendable {
    /// Where it is, as it was typed or as it follows from that.
    let path: String
    private var reader = EntryReader()
    /// What it names, in order.
    private(set) var entries: [ImportedEntry] = []

    /// A file of which nothing was read yet.
    init(path: String) { self.path = path }

    /// Reads the next bytes, in UTF-8.
    mutating func take(_ bytes: [UInt8]) throws(ImportError) {
        do throws(EntryFault) { entries += try reader.read(bytes[...]) } catch { throw .unreadable(path: path, error) }
    }

    /// Takes the end of the file.
    mutating func end() throws(ImportError) {
        do throws(EntryFault) { entries += try reader.finish() } catch { throw .unreadable(path: path, error) }
    }

    /// The lines that say nothing.
    var leftOut: LeftOutLines { reader.leftOut }

    /// Its name without folders.
    var name: String { String(path.split(separator: "/").last ?? path[...]) }

    /// What a playlist of it is called, where the file itself does not say: its name without the ending. Exportify
    /// writes `_` for spaces.
    private var title: String {
        var title = name[...]
        if let dot = title.lastIndex(of: "."), dot > title.startIndex { title = title[..<dot] }
        return title.contains(" ") ? String(title) : String(title).replacing("_", with: " ")
    }

    /// The list that an entry is on.
    func list(of entry: ImportedEntry) -> ImportedList {
        guard reader.lists.indices.contains(entry.list) else { return .playlist(title) }
        switch reader.lists[entry.list] {
        case .library: return .library
        case .playlist(let name?): return .playlist(name)
        // What a file of liked songs is called is all that tells it from a playlist.
        case .playlist(nil):
            return Self.likedTitles.contains(Folding.folded(title)) ? .library : .playlist(title)
        }
    }

    /// What programs call the file of the liked songs.
    private static let likedTitles: Set = ["liked", "liked songs", "liked tracks"]
}
