// What is wrong with a file, as the login's own error: SpotifyAuth does not know Files (Architecture §2). The sentence
// is left to Shell.

import Files
import SpotifyAuth

extension TokenStoreError {
    /// The fault of a file, as one of the file of a login.
    init(_ fault: FileFault) {
        self =
            switch fault {
            case .unreadable(let path, let errno): .unreadable(path: path, errno: errno)
            case .unwritable(let path, let errno): .unwritable(path: path, errno: errno)
            case .notOurs(let path, let stranger): .notOurs(path: path, StrangeFile(stranger))
            case .noHome: .noHome
            }
    }
}

extension StrangeFile {
    fileprivate init(_ stranger: FileFault.Stranger) {
        self =
            switch stranger {
            case .symbolicLink: .symbolicLink
            case .tooLarge: .tooLarge
            case .otherOwner: .otherOwner
            case .notAFile: .notAFile
            }
    }
}
