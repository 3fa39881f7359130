package demo

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"slices"
)

// photoWidths are the sizes that each photo is served in, largest first; all are 3:2.
var photoWidths = []int{1200, 800, 480}

func photoPath(name string, width int) string { return fmt.Sprintf("/photos/%s-%d.jpg", name, width) }

// jpegOf draws a photo at a width. The photo's name alone decides what chance does, so that all sizes show
// the same scene. Creator, credit and caption are inside as IPTC fields, as an agency's photo has them.
func jpegOf(p *Photo, width int) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, drawScene(p.Scene, seedOf(p), width), &jpeg.Options{Quality: 80}); err != nil {
		panic(err) // a bytes.Buffer and a picture of sane size cannot fail
	}
	return slices.Concat(b.Bytes()[:2], iptcSegment(p), b.Bytes()[2:])
}

func seedOf(p *Photo) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(p.Name)) // never fails
	return h.Sum64()
}

// iptcSegment is a JPEG APP13 segment with a Photoshop resource 0x0404 that holds IPTC-IIM record 2.
func iptcSegment(p *Photo) []byte {
	iim := []byte("\x1c\x01\x5a\x00\x03\x1b%G") // 1:90: the text is UTF-8
	for _, field := range []struct {
		number byte
		text   string
	}{{80, p.By}, {110, paperName}, {116, "© " + paperName}, {120, p.Caption}} {
		iim = append(iim, 0x1c, 2, field.number)
		iim = binary.BigEndian.AppendUint16(iim, uint16(len(field.text)))
		iim = append(iim, field.text...)
	}
	resource := []byte("Photoshop 3.0\x008BIM\x04\x04\x00\x00")
	resource = binary.BigEndian.AppendUint32(resource, uint32(len(iim)))
	resource = append(resource, iim...)
	if len(iim)%2 == 1 {
		resource = append(resource, 0)
	}
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xed}, uint16(len(resource)+2))
	return append(segment, resource...)
}

// colour has red, green and blue from 0 to 255.
type colour [3]float64

func mix(a, b colour, t float64) colour {
	t = min(max(t, 0), 1)
	return colour{a[0] + (b[0]-a[0])*t, a[1] + (b[1]-a[1])*t, a[2] + (b[2]-a[2])*t}
}

// light is the time of day and weather of a scene.
type light struct {
	zenith, horizon, sun, land, cloud, lamp colour
	sunAt                                   float64 // height of the sun or moon: 0 the top, 1 the bottom
	clouds                                  float64 // how much of the sky they cover
}

var lights = map[string]light{
	"dawn":  {colour{98, 122, 168}, colour{252, 214, 176}, colour{255, 238, 205}, colour{62, 72, 92}, colour{250, 205, 190}, colour{255, 220, 150}, .47, .45},
	"day":   {colour{58, 118, 186}, colour{204, 226, 238}, colour{255, 252, 238}, colour{74, 104, 72}, colour{250, 251, 252}, colour{70, 88, 104}, .16, .55},
	"dusk":  {colour{46, 52, 104}, colour{244, 148, 92}, colour{255, 214, 150}, colour{44, 40, 58}, colour{226, 112, 104}, colour{255, 214, 130}, .50, .5},
	"storm": {colour{74, 84, 96}, colour{168, 178, 182}, colour{196, 202, 204}, colour{50, 60, 62}, colour{92, 100, 110}, colour{255, 226, 160}, .2, .95},
	"night": {colour{8, 14, 36}, colour{44, 60, 98}, colour{238, 240, 226}, colour{12, 18, 32}, colour{40, 50, 78}, colour{255, 206, 112}, .17, .35},
}

// canvas is a picture whose coordinates are in units of its height: x from 0 to 1.5, y from 0 to 1.
type canvas struct {
	img   *image.RGBA
	w, h  int
	cover []float64 // one row's coverage, for polygon
	noise []float64 // one row's noise, for texture
}

// drawScene paints what the words name: a light, then sea, hills, town, bridge, boats, lighthouse, trees, rain.
func drawScene(words []string, seed uint64, width int) image.Image {
	c := &canvas{image.NewRGBA(image.Rect(0, 0, width, width*2/3)), width, width * 2 / 3, make([]float64, width), make([]float64, width+4)}
	random := rand.New(rand.NewPCG(seed, 1))
	sky := lights["day"]
	for _, word := range words {
		if l, ok := lights[word]; ok {
			sky = l
		}
	}
	has := func(word string) bool { return slices.Contains(words, word) }
	shore := .56 + .06*random.Float64()
	sunX := .3 + .9*random.Float64()

	c.sky(sky, sunX, shore, seed)
	if has("night") {
		c.stars(random, shore)
	}
	if has("hills") {
		c.hills(sky, shore, seed, 3)
	}
	if has("sea") {
		c.sea(sky, sunX, shore, seed)
	} else {
		c.ground(sky, shore, seed)
	}
	if has("town") {
		c.town(sky, random, shore+.02)
	}
	if has("lighthouse") {
		c.lighthouse(sky, .22+random.Float64(), shore, seed)
	}
	if has("boats") {
		for i := range 3 + random.IntN(3) {
			c.boat(sky, random, shore+.05+.07*float64(i)+.03*random.Float64())
		}
	}
	if has("trees") {
		c.trees(sky, random)
	}
	if has("rain") {
		c.rain(random)
	}
	return c.img
}

func (c *canvas) sky(l light, sunX, shore float64, seed uint64) {
	for py := range c.h {
		y := float64(py) / float64(c.h)
		if y > shore+.02 {
			break
		}
		base := mix(l.zenith, l.horizon, math.Pow(y/shore, 1.3))
		cover := c.texture(2.2, y*6, seed)
		for px := range c.w {
			x := float64(px) / float64(c.h)
			d := math.Hypot(x-sunX, y-l.sunAt)
			col := mix(base, l.sun, .75/(1+40*d*d))
			cloud := cover[px] - (1 - l.clouds)
			col = mix(col, l.cloud, 2.6*cloud*math.Min(1, 3*(shore-y)))
			if l.clouds < .9 {
				disc := (.035 - d) * float64(c.h) // its edge is a pixel wide
				col = mix(col, l.sun, disc)
			}
			c.set(px, py, col)
		}
	}
}

// texture gives the fractal noise of one row, until the next call: drawn at every fourth pixel, and straight between.
func (c *canvas) texture(frequency, y float64, seed uint64) []float64 {
	last := fractal(0, y, seed)
	for px := 0; px < c.w; px += 4 {
		next := fractal(frequency*float64(px+4)/float64(c.h), y, seed)
		for i := range 4 {
			c.noise[px+i] = last + (next-last)*float64(i)/4
		}
		last = next
	}
	return c.noise
}

func (c *canvas) stars(random *rand.Rand, shore float64) {
	for range 160 {
		x, y := random.Float64()*1.5, random.Float64()*shore*.8
		c.disc(x, y, .0008+.0012*random.Float64(), colour{240, 242, 255}, .3+.6*random.Float64())
	}
}

// hills paints ranges from far to near; haze takes the colour out of far ones.
func (c *canvas) hills(l light, shore float64, seed uint64, ranges int) {
	for i := range ranges {
		near := float64(i+1) / float64(ranges)
		var points []float64
		points = append(points, 0, shore+.01)
		for x := 0.0; x <= 1.501; x += .004 {
			rise := fractal(x*(1.4+near), float64(i)*9, seed+77) * (.30 - .18*near)
			points = append(points, x, shore-rise*.8+.02)
		}
		points = append(points, 1.501, shore+.01)
		c.polygon(points, mix(l.horizon, l.land, .25+.6*near), 1)
	}
}

func (c *canvas) sea(l light, sunX, shore float64, seed uint64) {
	far, near := mix(l.horizon, l.zenith, .35), mix(l.zenith, l.land, .55)
	for py := int(shore * float64(c.h)); py < c.h; py++ {
		y := float64(py) / float64(c.h)
		depth := (y - shore) / (1 - shore)
		base := mix(far, near, math.Sqrt(max(depth, 0)))
		stretch := 60 / (1 + 9*depth) // waves look smaller towards the horizon
		waves := c.texture(stretch*.35, depth*stretch*2.2, seed+5)
		for px := range c.w {
			x := float64(px) / float64(c.h)
			wave := waves[px] - .5
			col := mix(base, l.horizon, wave*.7)
			col = mix(col, mix(l.land, near, .5), -wave*.7)
			aside := (x - sunX) / (.05 + .16*depth)
			glitter := max(0, wave+.22) * 2.2 / ((1 + aside*aside) * (1 + aside*aside))
			if l.clouds < .9 {
				col = mix(col, l.sun, glitter)
			}
			c.set(px, py, col)
		}
	}
}

func (c *canvas) ground(l light, shore float64, seed uint64) {
	for py := int(shore * float64(c.h)); py < c.h; py++ {
		y := float64(py) / float64(c.h)
		base, tufts := mix(l.land, l.horizon, .35*(1-y)), c.texture(14, y*40, seed+9)
		for px := range c.w {
			c.set(px, py, mix(base, colour{0, 0, 0}, .35*tufts[px]*y))
		}
	}
}

// town paints a row of gabled houses whose feet stand at a height.
func (c *canvas) town(l light, random *rand.Rand, foot float64) {
	walls := []colour{{226, 214, 190}, {196, 120, 96}, {214, 186, 130}, {150, 164, 172}, {232, 230, 222}}
	for x := -.03; x < 1.5; {
		wide, high := .06+.06*random.Float64(), .08+.09*random.Float64()
		wall := mix(walls[random.IntN(len(walls))], l.land, dim(l))
		roof := mix(mix(colour{132, 62, 50}, wall, .2), l.land, dim(l))
		c.box(x, foot-high, x+wide, foot, wall)
		c.polygon([]float64{x - .005, foot - high, x + wide/2, foot - high - wide*.55, x + wide + .005, foot - high}, roof, 1)
		for wy := foot - high + .018; wy < foot-.03; wy += .034 {
			for wx := x + .013; wx < x+wide-.016; wx += .022 {
				pane := mix(colour{60, 72, 84}, l.land, dim(l)*.6)
				if random.Float64() < .2+.7*dim(l) {
					pane = l.lamp
				}
				c.box(wx, wy, wx+.010, wy+.017, pane)
			}
		}
		x += wide + .004*random.Float64()
	}
	c.box(0, foot, 1.5, foot+.012, mix(colour{120, 116, 108}, l.land, dim(l))) // the quay
}

func (c *canvas) lighthouse(l light, x, shore float64, seed uint64) {
	rock := []float64{x - .26, shore + .05}
	for t := -1.0; t <= 1.001; t += .05 {
		rock = append(rock, x+t*.24, shore+.035-.07*(1-t*t)*(.7+.5*fractal(t*4+5, 0, seed)))
	}
	c.polygon(append(rock, x+.26, shore+.05), mix(l.land, colour{30, 30, 30}, .35), 1)
	foot, top := shore-.02, shore-.33
	for i := range 6 { // bands of the tower, which grows thinner
		a, b := float64(i)/6, float64(i+1)/6
		band := colour{240, 238, 230}
		if i%2 == 1 {
			band = colour{178, 48, 42}
		}
		wa, wb := .034-.014*a, .034-.014*b
		ya, yb := foot+(top-foot)*a, foot+(top-foot)*b
		c.polygon([]float64{x - wa, ya, x - wb, yb, x + wb, yb, x + wa, ya}, mix(band, l.land, dim(l)), 1)
		c.polygon([]float64{x + wa*.3, ya, x + wb*.3, yb, x + wb, yb, x + wa, ya}, colour{0, 0, 0}, .16)
	}
	c.box(x-.026, top-.006, x+.026, top, mix(colour{60, 60, 64}, l.land, dim(l)))
	for r := .10; r > .02; r -= .01 {
		c.disc(x, top-.022, r, l.lamp, .05*dim(l))
	}
	c.box(x-.013, top-.036, x+.013, top-.006, l.lamp)
	c.polygon([]float64{x - .02, top - .036, x, top - .062, x + .02, top - .036}, mix(colour{150, 40, 36}, l.land, dim(l)), 1)
}

// boat paints a sailing boat that is larger the lower it stands.
func (c *canvas) boat(l light, random *rand.Rand, y float64) {
	x, s := .08+1.34*random.Float64(), .035+.20*(y-.55)
	hulls := []colour{{36, 62, 92}, {150, 44, 40}, {238, 236, 228}, {44, 84, 70}}
	hull := mix(hulls[random.IntN(len(hulls))], l.land, dim(l))
	sail := mix(colour{246, 240, 226}, l.horizon, .25+.3*dim(l))
	c.polygon([]float64{x - s*.9, y + s*.02, x + s*.95, y + s*.02, x + s*.6, y + s*.5, x - s*.7, y + s*.5}, colour{0, 0, 0}, .18) // its reflection
	c.polygon([]float64{x - s, y - s*.22, x + s*1.1, y - s*.26, x + s*.75, y + s*.06, x - s*.8, y + s*.06}, hull, 1)
	c.box(x-s*.03, y-s*2.3, x+s*.03, y-s*.2, mix(colour{90, 70, 50}, l.land, dim(l)))
	if random.Float64() < .75 {
		c.polygon([]float64{x - s*.08, y - s*2.2, x - s*.08, y - s*.4, x - s*.95, y - s*.42}, sail, 1)
		c.polygon([]float64{x + s*.08, y - s*2.0, x + s*.08, y - s*.4, x + s*.85, y - s*.4}, mix(sail, colour{0, 0, 0}, .08), 1)
	}
}

func (c *canvas) trees(l light, random *rand.Rand) {
	dark, leaf := mix(l.land, colour{16, 26, 16}, .65), mix(l.land, colour{40, 92, 44}, .5*(1-dim(l)))
	for range 5 {
		x, y := 1.5*random.Float64(), .93+.1*random.Float64()
		c.box(x-.007, y-.12, x+.007, y, dark)
		for range 70 {
			angle, r := random.Float64()*2*math.Pi, .075*math.Sqrt(random.Float64())
			c.disc(x+r*math.Cos(angle), y-.17+r*1.15*math.Sin(angle), .014+.014*random.Float64(), mix(dark, leaf, random.Float64()), .9)
		}
	}
}

func (c *canvas) rain(random *rand.Rand) {
	for range 420 {
		x, y, long := random.Float64()*1.6, random.Float64(), .02+.04*random.Float64()
		c.polygon([]float64{x, y, x + .0012, y, x + .0012 - long*.35, y + long, x - long*.35, y + long}, colour{220, 228, 232}, .35)
	}
}

// dim is how far a light takes things towards its land colour: 0 in daylight, near 1 at night.
func dim(l light) float64 {
	return min(max((200-(l.horizon[0]+l.horizon[1]+l.horizon[2])/3)/160, .12), .8)
}

func (c *canvas) box(x0, y0, x1, y1 float64, col colour) {
	c.polygon([]float64{x0, y0, x1, y0, x1, y1, x0, y1}, col, 1)
}

func (c *canvas) disc(x, y, r float64, col colour, alpha float64) {
	points := make([]float64, 0, 40)
	for i := range 20 {
		sin, cos := math.Sincos(float64(i) * math.Pi / 10)
		points = append(points, x+r*cos, y+r*sin)
	}
	c.polygon(points, col, alpha)
}

// polygon fills x, y pairs by the even-odd rule. Each row is sampled at four heights, with exact coverage along x.
func (c *canvas) polygon(points []float64, col colour, alpha float64) {
	const samples = 4
	scale := float64(c.h)
	top, bottom := math.Inf(1), math.Inf(-1)
	for i := 1; i < len(points); i += 2 {
		top, bottom = min(top, points[i]*scale), max(bottom, points[i]*scale)
	}
	var crossings []float64
	for py := max(0, int(top)); py <= min(c.h-1, int(bottom)); py++ {
		left, right := c.w, -1
		for k := range samples {
			y := (float64(py) + (float64(k)+.5)/samples) / scale
			crossings = crossings[:0]
			for i, j := 0, len(points)-2; i < len(points); i, j = i+2, i {
				if (points[i+1] > y) != (points[j+1] > y) {
					t := (y - points[i+1]) / (points[j+1] - points[i+1])
					crossings = append(crossings, scale*(points[i]+t*(points[j]-points[i])))
				}
			}
			slices.Sort(crossings)
			for i := 0; i+1 < len(crossings); i += 2 {
				a, b := max(crossings[i], 0), min(crossings[i+1], float64(c.w))
				for px := int(a); float64(px) < b && px < c.w; px++ {
					c.cover[px] += (min(b, float64(px+1)) - max(a, float64(px))) / samples
					left, right = min(left, px), max(right, px)
				}
			}
		}
		for px := left; px <= right; px++ {
			c.blend(px, py, col, alpha*c.cover[px])
			c.cover[px] = 0
		}
	}
}

func (c *canvas) set(px, py int, col colour) {
	at := c.img.PixOffset(px, py)
	// A little grain keeps smooth skies from banding.
	grain := float64((uint32(px)*2654435761^uint32(py)*2246822519)>>13&1023)/1023*4 - 2
	for i := range 3 {
		c.img.Pix[at+i] = uint8(min(max(col[i]+grain, 0), 255))
	}
	c.img.Pix[at+3] = 255
}

func (c *canvas) blend(px, py int, col colour, alpha float64) {
	at := c.img.PixOffset(px, py)
	for i := range 3 {
		old := float64(c.img.Pix[at+i])
		c.img.Pix[at+i] = uint8(min(max(old+(col[i]-old)*alpha, 0), 255))
	}
}

// fractal is smooth noise from 0 to 1: three layers, each finer and fainter.
func fractal(x, y float64, seed uint64) float64 {
	return .57*noise(x, y, seed) + .29*noise(2*x+17, 2*y, seed) + .14*noise(4*x, 4*y+31, seed)
}

func noise(x, y float64, seed uint64) float64 {
	x0, y0 := math.Floor(x), math.Floor(y)
	tx, ty := x-x0, y-y0
	tx, ty = tx*tx*(3-2*tx), ty*ty*(3-2*ty)
	at := func(dx, dy int64) float64 {
		n := uint64(int64(x0)+dx)*0x9e3779b97f4a7c15 ^ uint64(int64(y0)+dy)*0xc2b2ae3d27d4eb4f ^ seed
		n ^= n >> 29
		n *= 0xbf58476d1ce4e5b9
		n ^= n >> 32
		return float64(n&0xffff) / 0xffff
	}
	a, b := at(0, 0), at(0, 1)
	return (a+(at(1, 0)-a)*tx)*(1-ty) + (b+(at(1, 1)-b)*tx)*ty
}
