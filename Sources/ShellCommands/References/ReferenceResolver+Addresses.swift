// Addresses: URIs, URLs and IDs, typed or read from standard input (Language §3). They name their thing themselves, so
// a request is sent only where more than the address has to be known.

import CommandLanguage
import Rows
import SpotifyAPI
import SpotifyModel

extension ReferenceResolver {
    /// URIs, URLs and, where one kind is meant, IDs on standard input, one a line; blank lines and comments are passed.
    func standardInput(_ kinds: [RowKind], _ depth: Depth) async throws -> Resolved {
        guard let lines = try await console.readLines() else { throw ReferenceError.inputIsScript }
        var found = Resolved(rows: [])
        for (index, line) in lines.enumerated() {
            let word =
                line.split(separator: "\t").first?.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
            guard !word.isEmpty, !word.hasPrefix("#") else { continue }
            let isID = SpotifyURI(word) == nil && SpotifyID(word) != nil
            guard !isID || kinds.count == 1 else { throw ReferenceError.unusableLine(index + 1, word, isID: true) }
            do {
                found.rows.append(try await row(at: isID ? "spotify:\(kinds[0].rawValue):\(word)" : word, kinds, depth))
            } catch ReferenceError.unusableAddress {
                throw ReferenceError.unusableLine(index + 1, word, isID: false)
            } catch let error as ReferenceError {
                guard let unusable = error.unusable else { throw error }
                found.leftOut += unusable
            }
        }
        guard !found.rows.isEmpty || found.leftOut.isEmpty else {
            throw ReferenceError.unusable(found.leftOut, wanted: kinds)
        }
        return found
    }

    /// The thing an address names. Without `depth == .everything` nothing is sent: the address is its name then.
    func row(at address: String, _ kinds: [RowKind], _ depth: Depth) async throws -> Row {
        if let file = LocalFile(address) {
            let row = Row(file, uri: address)
            guard kinds.contains("track") else {
                throw ReferenceError.wrongKind(found: "track", name: row.title, wanted: kinds)
            }
            return row
        }
        guard let uri = SpotifyURI(address) else {
            throw SpotifyURI.isShortLink(address)
                ? ReferenceError.shortLink(address) : ReferenceError.unusableAddress(address)
        }
        let kind = RowKind(uri.kind)
        guard kinds.contains(kind) else {
            throw ReferenceError.wrongKind(found: kind, name: address, wanted: kinds)
        }
        guard depth == .everything else {
            return Row(SelectedThing(kind: kind, uri: uri.text, name: uri.text))
        }
        let whole = try await WholeThing(uri.kind, try SpotifyID(of: uri.text), from: spotify)
        guard let whole else { throw ReferenceError.unusableAddress(address) }
        return whole.row
    }
}
