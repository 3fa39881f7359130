package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash/fnv"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"net/http"
	"strings"
)

// withETag gives the answer a validator made of its body, so that a second poll costs a 304.
func withETag(w http.ResponseWriter, body []byte) http.ResponseWriter {
	sum := sha256.Sum256(body)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
	return w
}

// The demo's photos are drawn, so that the program carries none: a sky, a sun or moon, ridges of
// hills one behind another in the haze, and by name water with its reflection or a town with lit windows.

const photoWidth, photoHeight = 1080, 720

// rgb is a colour with parts from 0 to 1.
type rgb [3]float64

func (c rgb) mix(d rgb, t float64) rgb {
	t = min(max(t, 0), 1)
	for i := range c {
		c[i] += (d[i] - c[i]) * t
	}
	return c
}

// palette is the light of a time of day: the sky from top to horizon, the far and near land, the sun.
type palette struct{ top, low, far, near, sun rgb }

var palettes = map[string]palette{
	"dawn": {rgb{.35, .45, .65}, rgb{.98, .78, .62}, rgb{.66, .60, .68}, rgb{.16, .17, .26}, rgb{1, .93, .80}},
	"noon": {rgb{.28, .53, .80}, rgb{.84, .92, .97}, rgb{.62, .74, .82}, rgb{.16, .32, .24}, rgb{1, 1, .95}},
	"dusk": {rgb{.16, .15, .33}, rgb{.96, .52, .34}, rgb{.47, .32, .44}, rgb{.08, .07, .14}, rgb{1, .80, .55}},
	"grey": {rgb{.55, .60, .66}, rgb{.86, .88, .89}, rgb{.66, .70, .73}, rgb{.22, .27, .29}, rgb{.96, .96, .95}},
	"dark": {rgb{.03, .05, .13}, rgb{.15, .22, .38}, rgb{.11, .16, .28}, rgb{.02, .03, .07}, rgb{.93, .94, .88}},
}

// noise is a smooth random line: a sum of waves whose phases the seed decides. It is from -1 to 1.
func noise(x float64, seed uint32) float64 {
	sum, weight, total := 0.0, 1.0, 0.0
	for octave := range 6 {
		phase := float64((seed>>(octave*5))&0xffff) / 977
		sum += weight * math.Sin(x*math.Pow(1.93, float64(octave))+phase*float64(octave+1))
		total += weight
		weight *= .52
	}
	return sum / total
}

// speck is a random number from 0 to 1 for a place.
func speck(x, y int, seed uint32) float64 {
	h := uint32(x)*374761393 + uint32(y)*668265263 + seed*2246822519
	h = (h ^ h>>13) * 1274126177
	return float64(h^h>>16) / math.MaxUint32
}

// drawPhoto draws the landscape that a name such as harbour-dusk-3 stands for, as a JPEG.
func drawPhoto(name string) []byte {
	hash := fnv.New32a()
	hash.Write([]byte(name))
	seed := hash.Sum32()
	light := palettes["noon"]
	for word := range strings.SplitSeq(name, "-") {
		if p, ok := palettes[word]; ok {
			light = p
		}
	}
	scene := landscape{light: light, seed: seed, horizon: .62,
		water: strings.Contains(name, "harbour") || strings.Contains(name, "river"),
		town:  strings.Contains(name, "town") || strings.Contains(name, "harbour")}
	scene.sunX, scene.sunY = .2+.6*speck(1, 1, seed), .2+.25*speck(2, 2, seed)
	img := image.NewRGBA(image.Rect(0, 0, photoWidth, photoHeight))
	for y := range photoHeight {
		for x := range photoWidth {
			c := scene.at(float64(x)/photoWidth, float64(y)/photoHeight)
			grain := (speck(x, y, seed) - .5) * .02
			img.SetRGBA(x, y, color.RGBA{level(c[0] + grain), level(c[1] + grain), level(c[2] + grain), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 82}); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

func level(part float64) uint8 { return uint8(min(max(part, 0), 1)*255 + .5) }

// landscape is a scene; its places are from 0 to 1 in both directions.
type landscape struct {
	light       palette
	seed        uint32
	horizon     float64
	sunX, sunY  float64
	water, town bool
}

func (l *landscape) at(x, y float64) rgb {
	if l.water && y > l.horizon+.06 {
		depth := (y - l.horizon - .06) / (1 - l.horizon - .06)
		ripple := .012 * depth * noise(x*9+y*170, l.seed^0x55)
		c := l.land(x+ripple, 2*(l.horizon+.06)-y-.05*depth*noise(y*120+x*3, l.seed))
		c = c.mix(l.light.near, .28+.3*depth)
		return c.mix(l.light.sun, .10*max(0, noise(x*30+y*260, l.seed^0x99)-.35)*4)
	}
	return l.land(x, y)
}

// land is sky and, in front of it, ridges from far to near.
func (l *landscape) land(x, y float64) rgb {
	c := l.sky(x, y)
	const ridges = 4
	for i := range ridges {
		near := float64(i) / (ridges - 1)
		height := l.horizon - .16*(1-near) + .07*near
		if l.water {
			height = min(height, l.horizon+.02)
		}
		top := height + (.05+.05*(1-near))*noise(x*(2.2+2*near)+float64(i)*7, l.seed+uint32(i)*77)
		if y > top {
			c = l.light.far.mix(l.light.near, math.Pow(near, 1.3)).mix(l.light.low, .35*(1-near)*min(1, (y-top)*4))
			if !l.water && i == ridges-1 {
				c = c.mix(l.light.far, .22*max(0, noise(x*40+y*90, l.seed^0x33))*min(1, (y-top)*6))
			}
		}
	}
	if l.town {
		if lit, inside := l.building(x, y); inside {
			return lit
		}
	}
	return c
}

func (l *landscape) sky(x, y float64) rgb {
	c := l.light.top.mix(l.light.low, math.Pow(min(y/l.horizon, 1), 1.4))
	dx, dy := (x-l.sunX)*photoWidth/photoHeight, y-l.sunY
	distance := math.Hypot(dx, dy)
	c = c.mix(l.light.sun, .55*math.Exp(-distance*5))
	if distance < .045 {
		c = c.mix(l.light.sun, min(1, (.045-distance)*200))
	}
	cloud := noise(x*3+noise(y*9, l.seed)*.6, l.seed^0x11) + noise(y*14+x*2, l.seed^0x22)
	return c.mix(l.light.sun.mix(l.light.low, .5), .28*min(1, max(0, cloud-.25)))
}

// building tells whether a place is on a house at the shore, and its colour: wall, or a lit window.
func (l *landscape) building(x, y float64) (rgb, bool) {
	const houses = 34
	base := l.horizon + .06
	i := int(x * houses)
	tall := .05 + .13*math.Pow(speck(i, 7, l.seed), 2)*(.4+math.Abs(noise(x*3, l.seed^0x77)))
	if y > base || y < base-tall {
		return rgb{}, false
	}
	wall := l.light.near.mix(l.light.far, .15+.35*speck(i, 3, l.seed))
	inX, inY := math.Mod(x*houses*5, 1), math.Mod(y*95, 1)
	if inX > .3 && inX < .75 && inY > .3 && inY < .75 && speck(int(x*houses*5), int(y*95), l.seed) > .55 {
		return rgb{1, .86, .58}.mix(wall, .25), true
	}
	return wall, true
}
