// Why a cover cannot be shown, as facts; their sentences are in Console+Cover.

/// Why a picture was not drawn.
package enum CoverError: Error, Sendable, Equatable {
    /// chafa is not installed.
    case noProgram
    /// The picture cannot be fetched.
    case notFetched
    /// chafa did not draw it.
    case notDrawn
}
