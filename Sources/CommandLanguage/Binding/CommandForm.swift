// Where a command can stand in a pipeline, and what rows are to it. What follows from that is asked here: whether it
// may follow a pipe, whether it needs one, whether rows come out of it, what help says it takes. How a command gets its
// rows is the catalogue's.

/// Where a command can stand in a pipeline.
package enum CommandForm: Sendable, Hashable {
    /// It stands first and takes no rows: it lists, acts or says something.
    case source
    /// It works on what its line names, or on the rows of these kinds that come through a pipe.
    case things([String])
    /// It makes rows of the rows that come, of whatever kind; without a pipe before it there is nothing to do.
    case transform
    /// It takes the rows that come, of whatever kind, and passes none on.
    case sink
    /// It is a word before a pipeline; as a command it says what is missing, or does what belongs to it.
    case prefix(Keyword.Prefix)
    /// It begins a block, which the parser reads; as a command it says what is missing, or lists.
    case keyword(Keyword.Block)

    /// Whether it may stand after a pipe.
    package var mayFollowPipe: Bool {
        switch self {
        case .things, .transform, .sink: true
        case .source, .prefix, .keyword: false
        }
    }

    /// Whether it cannot stand first.
    package var needsRows: Bool {
        switch self {
        case .transform, .sink: true
        case .source, .things, .prefix, .keyword: false
        }
    }

    /// The kinds of rows it takes, as help says them; empty when it takes none.
    package var takes: [String] {
        switch self {
        case .things(let kinds): kinds
        case .transform, .sink: ["rows"]
        case .source, .prefix, .keyword: []
        }
    }
}

extension CommandSpec {
    /// Whether rows come out of it for a command after it.
    package var givesRows: Bool {
        switch form {
        case .transform: true
        case .sink: false
        case .source, .things, .prefix, .keyword: !returns.isEmpty
        }
    }

    /// The error when it stands first although it needs rows.
    package func needsRows(at span: Range<Int>) -> UsageError {
        UsageError(.pipe(.needsRows(command: name, example: examples.first?.line ?? name)), at: span)
    }
}
