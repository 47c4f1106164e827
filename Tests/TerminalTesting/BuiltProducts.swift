// Where the programs under test are: beside the test bundle, whatever the build folder is called.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The programs built together with the tests.
package enum BuiltProducts {
    /// The path of an executable product or target; `nil` when it has not been built.
    package static func path(of name: String) -> String? {
        for argument in [runningProgram] + CommandLine.arguments {
            guard var folder = argument else { continue }
            while let slash = folder.lastIndex(of: "/") {
                folder = String(folder[..<slash])
                let candidate = "\(folder)/\(name)"
                if isProgram(candidate) { return candidate }
            }
        }
        return nil
    }

    private static var runningProgram: String? {
        realpath("/proc/self/exe", nil).map { path in
            defer { free(path) }
            return String(cString: path)
        }
    }

    private static func isProgram(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
