namespace MultiModalRL.Environments;

/// <summary>What a shape in the style of ShapeWorld is.</summary>
internal enum ShapeWorldStyleForm
{
    Square,
    Rectangle,
    Triangle,
    Pentagon,
    Cross,
    Circle,
    Semicircle,
    Ellipse,
}
