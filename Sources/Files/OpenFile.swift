// A file that this process has opened: it is closed when its owner is gone, whatever happened in between, and no
// program that is started inherits it.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that is closed with its owner.
package struct OpenFile: ~Copyable, NumberedFile {
    /// What is to be done with it.
    package enum Access: Sendable { case reading, writing, both }

    /// What opening may do besides, or must not.
    package struct Options: OptionSet, Sendable {
        /// The bits, which are juke's and not the system's.
        package let rawValue: Int

        /// Options of those bits.
        package init(rawValue: Int) { self.rawValue = rawValue }
        /// Options as a literal. The one that option sets have by default looks types up by name when it is first used,
        /// which takes longer than opening a file.
        package init(arrayLiteral options: Options...) {
            var bits = 0
            for option in options { bits |= option.rawValue }
            rawValue = bits
        }

        /// Makes the file where there is none.
        package static let create = Options(rawValue: 1 << 0)
        /// Fails where there is one, even if it is only a link that leads nowhere.
        package static let onlyNew = Options(rawValue: 1 << 1)
        /// Every write goes to the end, also when other processes write there.
        package static let append = Options(rawValue: 1 << 2)
        /// Fails on a symbolic link.
        package static let noLinks = Options(rawValue: 1 << 3)
        /// Opening, reading and writing fail where they would wait: a named pipe without a reader would never open.
        package static let noWaiting = Options(rawValue: 1 << 4)
        /// Fails on what is no folder.
        package static let folder = Options(rawValue: 1 << 5)

        fileprivate var flags: Int32 {
            let pairs: [(Options, Int32)] = [
                (.create, O_CREAT), (.onlyNew, O_CREAT | O_EXCL), (.append, O_APPEND), (.noLinks, O_NOFOLLOW),
                (.noWaiting, O_NONBLOCK), (.folder, O_DIRECTORY),
            ]
            return pairs.reduce(0) { contains($1.0) ? $0 | $1.1 : $0 }
        }
    }

    /// The descriptor, closed with this value.
    package let number: Int32

    /// Opens a file.
    ///
    /// - Parameter permissions: of a file that is made; the user's mask takes some of them away.
    package init(
        _ path: String, _ access: Access, _ options: Options = [], permissions: UInt32 = 0o666
    ) throws(Errno) {
        let mode =
            switch access {
            case .reading: O_RDONLY
            case .writing: O_WRONLY
            case .both: O_RDWR
            }
        // A terminal that is opened to write a line to must not become the one that controls this process.
        let flags = mode | options.flags | O_CLOEXEC | O_NOCTTY
        number = try SystemCalls.repeated { open(path, flags, mode_t(permissions)) }
    }

    /// Takes over a descriptor that this process has opened in another way.
    init(owning number: Int32) { self.number = number }

    deinit { close(number) }

    /// The number alone, for what must not own the file: it is good for nothing once this value is gone.
    package var descriptor: Descriptor { Descriptor(number) }
}
