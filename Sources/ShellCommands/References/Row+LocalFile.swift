// Whether a row stands for a file of a device, which the Web API can list but neither play nor save (SpotifyContract
// §4).

import Rendering
package import Rows
import SpotifyModel

extension Row {
    /// Whether it is a file of a device.
    package var isLocalFile: Bool { self[.local] == true || uri?.hasPrefix(LocalFile.prefix) == true }
}
