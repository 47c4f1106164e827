// What the shell remembers between two commands, as a plain value: account, device, settings, selection, listings. Only
// the loop changes it, by the changes that replies carry.

package import CommandLanguage
package import Rows

/// What the shell remembers.
package struct Session: Sendable, Equatable {
    /// Who types: a person at a prompt, who can be asked and whose rows are remembered, or a script.
    package enum Surroundings: Sendable, Equatable { case prompt, script }

    /// Whether a person or a script types; it never changes in a session.
    package var surroundings: Surroundings
    /// The display name of who is logged in, as far as it is known without asking.
    package var account: String?
    /// Where player commands go; nil lets Spotify choose the active device.
    package var device: DeviceChoice?
    /// The names of the devices that were listed or played, the newest first.
    package var devices: [String]
    /// The values of all settings, with their origins.
    package var settings: Settings
    /// How rows are written where neither a line nor a setting says it.
    package var rowDefaults = RowDefaults()
    /// The path to what is selected, the leaf last: artist › album.
    package var selection: [SelectedThing]
    /// Newest last, at most ``listingLimit``.
    package private(set) var listings: [Listing]
    /// What was deleted here and not listed since. Its rows stay where they are, since the numbers on the screen must
    /// mean what they meant, but its name no longer stands for it.
    package private(set) var deleted: Set<String> = []
    /// The new names of what was renamed here: listings of the last closed shell have the old ones.
    private var renamed: [String: String] = [:]
    /// The arguments of the script or function that runs: `$1`, `$2` …, `$@`.
    package var arguments: [String]
    /// Text variables, by name.
    package var variables: [String: [String]]
    /// Rows kept under a name, by `as` and `let`.
    package var rowVariables: [String: [Row]]
    /// The variables of what calls the functions that run, the outermost first.
    private var callers: [Variables] = []
    /// What `def` made, by name.
    package var functions: [String: Function]
    /// What `alias` made: a pipeline as text, by name.
    package var aliases: [String: String]
    /// What `abbr` made: what a word becomes while it is typed, by the word.
    package var abbreviations: [String: String] = [:]
    /// Where the values come from that `set` gives: the start-up file while that runs, this shell afterwards.
    package var settingOrigin: Settings.Origin
    /// The status of the last pipeline.
    package var lastStatus: ExitStatus

    /// How many listings are remembered.
    package static let listingLimit = 50
    /// How many devices are remembered.
    package static let deviceLimit = 20

    /// A session in which nothing has happened yet.
    package init(surroundings: Surroundings, settings: Settings = Settings()) {
        self.surroundings = surroundings
        self.settings = settings
        selection = []
        devices = []
        listings = []
        arguments = []
        variables = [:]
        rowVariables = [:]
        functions = [:]
        aliases = [:]
        settingOrigin = .session
        lastStatus = .done
    }

    /// The variables of a script, a prompt or a function.
    private struct Variables: Sendable, Equatable {
        var texts: [String: [String]]
        var rows: [String: [Row]]
        var arguments: [String]
    }

    /// Begins a function: it sees the variables that are set outside of all functions, and sets its own. Rows that it
    /// keeps with `as` are the shell's, since no function passes rows on.
    package mutating func enterFunction(arguments: [String]) {
        callers.append(Variables(texts: variables, rows: rowVariables, arguments: self.arguments))
        variables = callers[0].texts
        rowVariables = callers[0].rows
        self.arguments = arguments
    }

    /// Ends a function: its variables are gone, and those of its caller are back.
    package mutating func leaveFunction() {
        guard let caller = callers.popLast() else { return }
        (variables, rowVariables, arguments) = (caller.texts, caller.rows, caller.arguments)
    }

    /// The rows a variable stands for; those of `$name:1-3` that there are.
    package func rows(of variable: Variable) throws(UsageError) -> [Row] {
        let kept = rowVariables[variable.name] ?? []
        guard let selection = variable.rows.flatMap({ RowSelection(parsing: $0) }) else { return kept }
        do throws(RowBeyondListing) {
            return try selection.numbers(count: kept.count).map { kept[$0 - 1] }
        } catch {
            throw UsageError(
                .invalidValue("$\(variable.name):\(error.number)", expected: "one of its \(error.count) rows"),
                at: variable.span)
        }
    }

    /// Remembers what was shown.
    package mutating func remember(_ listing: Listing) {
        listings.append(listing)
        listings.removeFirst(max(0, listings.count - Self.listingLimit))
        if !deleted.isEmpty { deleted.subtract(listing.rows.compactMap(\.uri)) }
        if !renamed.isEmpty {
            for row in listing.rows { if let uri = row.uri, renamed[uri] != nil { renamed[uri] = row.name } }
        }
        notice(devices: listing.rows.filter { $0.kind == "device" }.map(\.name))
    }

    /// Remembers devices by their names, these as the newest.
    package mutating func notice(devices names: [String]) {
        guard !names.isEmpty, !devices.starts(with: names) else { return }
        devices = Array((names + devices.filter { !names.contains($0) }).prefix(Self.deviceLimit))
    }

    /// Whether what the row shows was deleted here.
    package func isDeleted(_ row: Row) -> Bool { row.uri.map { deleted.contains($0) } ?? false }

    /// The name of what the row shows, which may have got another one here since it was listed.
    package func name(of row: Row) -> String { row.uri.flatMap { renamed[$0] } ?? row.name }

    /// Replaces the listing that `more` made longer.
    package mutating func extend(listingAt index: Int, with listing: Listing) {
        guard listings.indices.contains(index) else { return remember(listing) }
        listings.remove(at: index)
        listings.append(listing)
    }

    /// Applies what a reply asked for.
    package mutating func apply(_ change: SessionChange) {
        switch change {
        case .select(let path): selection = path
        case .use(let choice): device = choice
        case .set(let name, let value): settings.set(name, to: value, from: settingOrigin)
        case .letText(let name, let words):
            variables[name] = words
            rowVariables[name] = nil
        case .letRows(let name, let rows):
            rowVariables[name] = rows
            variables[name] = nil
        case .keepRows(let name, let rows):
            rowVariables[name] = rows
            variables[name] = nil
            for place in callers.indices {
                callers[place].rows[name] = rows
                callers[place].texts[name] = nil
            }
        case .unlet(let name):
            variables[name] = nil
            rowVariables[name] = nil
        case .undefine(let name): functions[name] = nil
        case .update(let row): update(row)
        case .delete(let uris):
            deleted.formUnion(uris)
            if let step = selection.firstIndex(where: { uris.contains($0.uri) }) {
                selection.removeSubrange(step...)
            }
        case .dropListing: if !listings.isEmpty { listings.removeLast() }
        case .alias(let name, let text):
            aliases[name] = text
            if text != nil { functions[name] = nil }
        case .abbreviation(let name, let text): abbreviations[name] = text
        case .define(let function):
            functions[function.name] = function
            aliases[function.name] = nil
        case .signedIn(let name): account = name
        case .signedOut:
            account = nil
            device = nil
            devices = []
            selection = []
            listings = []
            deleted = []
            renamed = [:]
            rowVariables = [:]
            for place in callers.indices { callers[place].rows = [:] }
        }
    }

    /// Shows a thing with another name and other values. A row keeps what the new one does not say; what was kept under
    /// the name of a variable stays as it was.
    private mutating func update(_ row: Row) {
        if let uri = row.uri { renamed[uri] = row.name }
        for step in selection.indices where selection[step].uri == row.uri && selection[step].kind == row.kind {
            selection[step].name = row.name
            selection[step].isCollaborative = row[.collaborative] ?? selection[step].isCollaborative
        }
        for listing in listings.indices {
            for place in listings[listing].rows.indices {
                let listed = listings[listing].rows[place]
                guard listed.uri == row.uri, listed.kind == row.kind else { continue }
                var filled = row.filled(from: listed)
                (filled.position, filled.links) = (listed.position, listed.links)
                listings[listing].rows[place] = filled
            }
        }
    }
}

/// A step on the path to the selection.
package struct SelectedThing: Sendable, Hashable, Codable {
    /// `artist`, `album`, `playlist` …
    package var kind: RowKind
    /// Identifies it at Spotify.
    package var uri: String
    /// The name as Spotify has it; ``title`` is for messages.
    package var name: String
    /// Whose a playlist is, where that is known.
    package var owner: String?
    /// Whether a playlist is the user's own; nil where that is not known.
    package var isMine: Bool?
    /// Whether others may change a playlist; nil where that is not known.
    package var isCollaborative: Bool?

    /// Its name and kind as messages show them.
    package var title: String { Row.title(name, kind) }

    /// A thing of which no more is known than this.
    package init(kind: RowKind, uri: String, name: String) {
        self.kind = kind
        self.uri = uri
        self.name = name
    }
}

/// The device player commands go to. Its ID changes from time to time; its name is what finds it again.
package struct DeviceChoice: Sendable, Hashable, Codable {
    /// What requests name it by, for as long as it lasts.
    package var id: String
    /// What finds it again.
    package var name: String

    /// A device that was chosen.
    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}
