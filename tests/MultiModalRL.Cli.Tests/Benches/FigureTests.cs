namespace MultiModalRL.Cli.Tests;

public sealed class FigureTests
{
    // 8 M steps/s at 0.4 of the plain loop, beside 2 M where the plain loop gave 20 M: 4 as they stand, 0.4/0.1 calibrated.
    [Test]
    public void Ratios_BesideAPeer_AreRawAndCalibrated()
    {
        var figure = new Figure("stepping", 8e6, "steps/s") { Ratio = 0.4, RatioTo = "plain loop", Peer = new PeerFigure("other", 2e6) { Calibration = 20e6 } };
        Assert.Multiple(() =>
        {
            Assert.That(figure.PeerRatio, Is.EqualTo(4).Within(1e-12));
            Assert.That(figure.CalibratedPeerRatio, Is.EqualTo(4).Within(1e-12));
            Assert.That((figure with { Interval = (7e6, 9e6) }).Cells("b")[2], Is.EqualTo("8,000,000 (7,000,000 to 9,000,000)"));
            Assert.That((figure with { Ratio = 0.2 }).CalibratedPeerRatio, Is.EqualTo(2).Within(1e-12));
            Assert.That((figure with { Peer = null }).PeerRatio, Is.Null);
            Assert.That((figure with { Peer = new PeerFigure("other", 2e6) }).CalibratedPeerRatio, Is.Null);
            Assert.That(figure.Cells("b"), Is.EqualTo(new[] { "b", "stepping", "8,000,000", "steps/s", "0.4 × plain loop", "other: 2,000,000", "4.00", "4.00" }));
        });
    }
}
