namespace MultiModalRL.Environments.Tests;

public sealed class ShapeWorldStyleCaptionTests
{
    // A big light red square at the top left, a small dark red circle in its middle, a green square at the right, a blue cross below.
    private static readonly ShapeWorldStyleShape[] Shapes =
    [
        new(ShapeWorldStyleForm.Square, 0, 0.2f, 0.2f, 0.12f, 0.12f, 0, 0.4f),
        new(ShapeWorldStyleForm.Circle, 0, 0.22f, 0.22f, 0.05f, 0.05f, 0, -0.4f),
        new(ShapeWorldStyleForm.Square, 1, 0.9f, 0.3f, 0.08f, 0.08f, 0.125f, 0),
        new(ShapeWorldStyleForm.Cross, 2, 0.5f, 0.8f, 0.1f, 0.1f, 0, 0),
    ];

    [TestCase("there is a red square .", true)]
    [TestCase("a green shape is a circle .", false)]
    [TestCase("a shape is a cross .", true)]
    [TestCase("a square is blue .", false)]
    [TestCase("there is a cross and a circle is a green shape .", false)]
    [TestCase("there is a cross or a circle is a green shape .", true)]
    [TestCase("there is a cross if and only if a circle is a red shape .", true)]
    [TestCase("if there is a cross a circle is a green shape .", false)]
    [TestCase("a circle is a green shape if there is a pentagon .", true)]
    [TestCase("exactly two shapes are squares .", true)]
    [TestCase("not two squares are red .", true)]
    [TestCase("at least three shapes are red .", false)]
    [TestCase("at most one square is green .", true)]
    [TestCase("exactly half the squares are red .", true)]
    [TestCase("more than a third of the red shapes are circles .", true)]
    [TestCase("exactly a quarter of the shapes are blue crosses .", true)]
    [TestCase("less than a third of the squares is green .", false)]
    [TestCase("not no pentagon is red .", false)]
    [TestCase("a red shape is the same shape as a green shape .", true)]
    [TestCase("a circle is a different color from a red square .", false)]
    [TestCase("a green square is to the right of a cross .", true)]
    [TestCase("a cross is above a square .", false)]
    [TestCase("a circle is in front of a square .", true)]
    [TestCase("a square is behind a circle .", true)]
    // Only what overlaps is in front.
    [TestCase("a cross is in front of a circle .", false)]
    [TestCase("a square is bigger than a red square .", false)]
    [TestCase("a circle is darker than a red square .", true)]
    // Some square is right of no circle: the red one.
    [TestCase("a square is not to the right of a circle .", true)]
    [TestCase("a green square is not to the right of a circle .", false)]
    [TestCase("a pentagon is not above a circle .", false)]
    [TestCase("a green square is not above a pentagon .", true)]
    [TestCase("a circle is closer to a red square than the green square .", true)]
    [TestCase("a circle is farther from a red square than the cross .", false)]
    [TestCase("the left square is red .", true)]
    [TestCase("the smaller red shape is a square .", false)]
    [TestCase("the lightest square is red .", true)]
    [TestCase("the square closer to the cross is green .", true)]
    [TestCase("the lowermost red shape is a circle .", true)]
    // There are not two crosses, and of squares not one alone.
    [TestCase("the left cross is blue .", null)]
    [TestCase("a circle is closer to a cross than the square .", null)]
    public void Agrees_WorldByHand_IsWhatItSays(string text, bool? agrees)
    {
        var caption = ShapeWorldStyleCaption.Parse(text)!;
        Assert.That((caption.Text, caption.Agrees(new(Shapes, clarity: 0))), Is.EqualTo((text, agrees)));
    }

    // The two differ by .02, which is no margin.
    [TestCase("a circle is below a square .")]
    [TestCase("a circle is not to the right of a red square .")]
    [TestCase("the lower red shape is a circle .")]
    public void Agrees_WhatIsNotPlain_IsNeither(string text) =>
        Assert.That(ShapeWorldStyleCaption.Parse(text)!.Agrees(new(Shapes[..2], clarity: 1)), Is.Null);

    [TestCase("")]
    [TestCase("there is a red square")]
    [TestCase("there is a purple square .")]
    [TestCase("a square is near a circle .")]
    [TestCase("a square is closer to a circle .")]
    [TestCase("a square is above a circle than the cross .")]
    [TestCase("the middle square is red .")]
    [TestCase("exactly seven squares are red .")]
    [TestCase("there is a square and there is a circle and there is a cross .")]
    public void Parse_OtherText_IsNull(string text) => Assert.That(ShapeWorldStyleCaption.Parse(text), Is.Null);

    [TestCase("Square", 0.1f)]
    [TestCase("Rectangle", 0.04f)]
    [TestCase("Triangle", 0.0866025f)]
    [TestCase("Pentagon", 0.0951057f)]
    [TestCase("Cross", 0.1f)]
    [TestCase("Circle", 0.1f)]
    [TestCase("Semicircle", 0.05f)]
    [TestCase("Ellipse", 0.04f)]
    public void Area_IsTheShareOfPointsInside(string form, float halfHeight)
    {
        var shape = new ShapeWorldStyleShape(Enum.Parse<ShapeWorldStyleForm>(form), 0, 0.5f, 0.5f, 0.1f, halfHeight, 0.15f, 0);
        Assert.That(ShapeWorldStyleWorld.Inside(shape), Is.EqualTo(shape.Area).Within(4).Percent);
    }
}
