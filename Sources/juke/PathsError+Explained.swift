// The words for a profile whose name cannot be that of a folder. They are here because `Shell`, which has the other
// words, does not know `Storage` (Architecture §2).

package import Shell
import ShellCommands
package import Storage

extension PathsError: SelfExplained {
    /// What is wrong with the name of the profile.
    package var diagnostic: Diagnostic {
        switch self {
        case .invalidProfile(let name): ProfileError.invalidName(name).diagnostic
        }
    }
}
