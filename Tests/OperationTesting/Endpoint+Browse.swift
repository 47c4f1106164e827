// What extended mode can still browse: new releases, categories, markets (SpotifyContract
// §3.4).

import Exchange
import SpotifyAPI
import SpotifyModel

extension Endpoint where Response == NewReleases {
    static func newReleases(limit: Int, offset: Int) -> Endpoint {
        reading("/browse/new-releases", query: .page(limit, offset)).extendedModeOnly
    }
}

extension Endpoint where Response == BrowseCategories {
    static func categories(limit: Int, offset: Int) -> Endpoint {
        reading("/browse/categories", query: .page(limit, offset)).extendedModeOnly
    }
}

extension Endpoint where Response == BrowseCategory {
    static func category(_ id: String) -> Endpoint {
        reading("/browse/categories/" + PercentEncoding.encoded(id)).extendedModeOnly
    }
}

extension Endpoint where Response == Markets {
    static var markets: Endpoint { reading("/markets").extendedModeOnly }
}
