using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.SamplePart;

// <sample>
internal sealed class MyModule : IModule
{
    public void Register(ModuleBuilder modules) =>
        modules.AddFusion("mean", "The mean of the cells, and the question.", context => new MeanFusion(context));
}
// </sample>
