namespace MultiModalRL.Torch;

/// <summary>The visual encoders.</summary>
public enum VisualEncoderKind
{
    /// <summary>One linear map a cell: cells don't see each other before the fusion.</summary>
    Patch,

    /// <summary>Strided 3×3 convolutions down to one feature vector a cell, then one more over neighbouring cells.</summary>
    Cnn,
}
