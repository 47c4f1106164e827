// What a reference turned out to be, and the error of one that turned out to be nothing, with its place in the line.

package import Rows

/// What a reference turned out to be.
package struct Resolved: Sendable {
    /// The rows it names, in the order it names them.
    package var rows: [Row]
    /// The listing the rows were picked from, when they were.
    package var listing: Listing?
    /// What was named as well and is of no kind the command takes.
    package var leftOut: [Unusable] = []
}

/// A reference that names nothing usable, and where it stands.
package struct LocatedReferenceError: Error, Sendable, Equatable {
    /// What is wrong with it.
    package var error: ReferenceError
    /// Where it stands, in bytes of the line.
    package var span: Range<Int>
}
