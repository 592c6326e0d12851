namespace MultiModalRL.Torch.Tests;

/// <summary>The packaged library, and folders that go away after the test.</summary>
internal static class NativeTestFiles
{
    /// <summary>The packaged libLibTorchSharp.so of this process.</summary>
    public static string Library()
    {
        if (!NativeTorch.Applies)
        {
            Assert.Ignore("the cure is for Linux on x64");
        }

        return NativeFiles.OfProcess().Find(NativeFiles.TorchSharp) ?? throw new AssertionException("the library is not in the output");
    }
}
