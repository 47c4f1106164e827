// Where Tab finds what can be typed at a place, as a value: commands declare it for their slots and options. The engine
// answers most sources itself; `kept` is what only the shell knows, and what a `CandidateQuery` asks it for.

package import Prompting

/// Where Tab finds what a slot or the value of an option can take.
package enum CandidateSource: Sendable {
    /// Tab offers nothing here.
    case none
    /// These words.
    case words([Candidate])
    /// The names of commands, sub-commands included, after these topics of help.
    case commands(topics: [Candidate])
    /// Paths below the working directory.
    case files
    /// Scripts: those of the library by their names, and paths.
    case scripts
    /// These words, or where none of them begins with what was typed, paths.
    case wordsOrFiles([Candidate])
    /// What the shell keeps; answered from memory.
    case kept(Kept)
    /// Fields of rows, several with commas between them, each perhaps with a minus sign.
    case fields
    /// The same, and after the first of them these words.
    case fieldsOr([Candidate])
    /// The same for rows of these kinds, where none come through the pipe.
    case fieldsOf(kinds: [String])
    /// A condition on rows: fields, operators, values.
    case condition
    /// Words of a query, with the fields that it can name.
    indirect case query([QueryField])
    /// A command line after so many words, and the source of those.
    indirect case line(after: Int, CandidateSource = .none)

    /// A field of a query.
    package struct QueryField: Sendable {
        /// As it is typed: `artist:`.
        package var lead: String
        /// A few words about it.
        package var summary: String
        /// What can follow the colon.
        package var values: CandidateSource

        /// A field with what can follow it.
        package init(_ lead: String, summary: String, _ values: CandidateSource) {
            self.lead = lead
            self.summary = summary
            self.values = values
        }
    }

    /// What the shell keeps in memory.
    package enum Kept: Sendable, Hashable {
        /// Rows of these kinds and their names, in the order of the kinds.
        case rows(kinds: [String])
        /// Playlists whose entries the user may change, and rows of them.
        case ownPlaylists
        /// Playlists that are the user's own, so that their names and details may be changed, and rows of them.
        case ownedPlaylists
        /// Spotify's devices that were listed.
        case devices
        /// The profiles of the user.
        case profiles
        /// Aliases and functions.
        case aliases
        /// Abbreviations.
        case abbreviations
        /// Functions.
        case functions
        /// The options of a function.
        case optionsOfFunction(String)
        /// What a function takes, as its usage line shows it, in the order of its arguments.
        case slotsOfFunction(String)
        /// The names of the rules that playlists follow.
        case rules
        /// The files of the library of scripts.
        case scripts
        /// Variables, without `$`.
        case variables
        /// Those of them that hold rows, with which a pipeline can begin.
        case rowVariables
        /// The values of the setting that the words before the cursor name.
        case settingValues
        /// The fields of the rows that come through the pipe.
        case fields
        /// What a field can be compared with.
        case operators(field: String)
        /// The values a field has in listed rows.
        case values(field: String)
    }

    /// Rows and names of these kinds.
    package static func rows(_ kinds: [String]) -> CandidateSource { .kept(.rows(kinds: kinds)) }

    /// Whether it offers rows and names of things.
    var areThings: Bool {
        guard case .kept(.rows) = self else { return false }
        return true
    }

    /// Whether it offers the signs of conditions, or lines that may hold them.
    var holdSigns: Bool {
        switch self {
        case .condition, .line: true
        case .none, .words, .commands, .files, .scripts, .wordsOrFiles, .kept, .fields, .fieldsOr, .fieldsOf, .query:
            false
        }
    }

    /// Whether it offers fields of rows.
    var areFields: Bool {
        switch self {
        case .fields, .fieldsOr, .fieldsOf: true
        case .none, .words, .commands, .files, .scripts, .wordsOrFiles, .kept, .condition, .query, .line: false
        }
    }
}
