"""What may stand in a drawing (SVG 2; presentation attributes: its appendix of properties)."""

from __future__ import annotations

_ELEMENTS = """
svg g defs symbol use switch title desc path rect circle ellipse line polyline polygon text tspan textPath
linearGradient radialGradient stop clipPath mask pattern marker image style filter feBlend feColorMatrix
feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
feSpecularLighting feSpotLight feTile feTurbulence
"""
_PROPERTIES = """
alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters
direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font-family
font-size font-size-adjust font-stretch font-style font-variant font-weight letter-spacing lighting-color
marker-end marker-mid marker-start mask mask-type opacity overflow paint-order pointer-events shape-rendering
stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-overflow text-rendering transform
transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode
"""
_ATTRIBUTES = """
id class role lang version viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength
preserveAspectRatio gradientUnits gradientTransform spreadMethod offset clipPathUnits maskUnits maskContentUnits
patternUnits patternContentUnits patternTransform markerUnits markerWidth markerHeight orient refX refY dx dy
rotate textLength lengthAdjust startOffset method spacing side filterUnits primitiveUnits in in2 result type
values mode operator k1 k2 k3 k4 stdDeviation edgeMode order kernelMatrix divisor bias targetX targetY
preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent kernelUnitLength scale
xChannelSelector yChannelSelector azimuth elevation pointsAtX pointsAtY pointsAtZ z limitingConeAngle radius
baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude exponent media systemLanguage
requiredFeatures
"""

ELEMENTS = frozenset(_ELEMENTS.split())
"""Elements that draw, or name or shape what is drawn."""

PROPERTIES = frozenset(_PROPERTIES.split())
"""Properties of CSS that may stand as attributes."""

ATTRIBUTES = PROPERTIES | frozenset(_ATTRIBUTES.split())
"""All attributes that may stay, but for links and those of the XML namespace."""

UNWRAPPED = frozenset(("a",))
"""Elements that go while what they hold stays."""

TEXTUAL = frozenset(("text", "tspan", "textPath", "title", "desc", "style"))
"""Elements whose white space means something."""
